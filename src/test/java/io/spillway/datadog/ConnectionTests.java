package io.spillway.datadog;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class ConnectionTests {

	private final DatadogStub datadog = DatadogStub.start();

	private final Operator operator = new Operator(this.datadog);

	private DefinitionFolder files = new DefinitionFolder(Path.of(""));

	@BeforeEach
	void copyFiles(@TempDir Path folder) {
		this.files = DefinitionFolder.in(folder);
	}

	@AfterEach
	void stop() {
		this.datadog.close();
	}

	@ParameterizedTest
	@ValueSource(strings = { "DD_API_KEY", "DD_APP_KEY" })
	void aMissingKeyIsNamed(String variable) {
		this.operator.with(variable, " ");
		assertThat(plan().error(1)).isEqualTo(variable + " is not set: Datadog needs a key");
	}

	@Test
	void aKeyThatIsNoneIsNotRepeated() {
		this.operator.with("DD_API_KEY", "swordfish\nX: y");
		assertThat(plan().error(1)).startsWith("DD_API_KEY is no key").doesNotContain("swordfish");
	}

	@Test
	void aWrongKeyIsSaidToBeNotAllowed() {
		this.operator.with("DD_APP_KEY", "0000");
		assertThat(plan().error(1)).startsWith("list of slos: 403, not allowed").endsWith("Forbidden");
	}

	@Test
	void aKeyThatComesBackInAnErrorIsNotShown() {
		this.datadog.fail(StubFailure.of("GET", "/api/v1/slo",
				StubAnswer.error(400, "API key %s is bad".formatted(DatadogStub.API_KEY))));
		assertThat(plan().error(1)).endsWith("API key *** is bad");
	}

	@Test
	void aSiteThatTheClientDoesNotKnowIsRefusedWithThoseThatItKnows() {
		assertThat(plan("--site", "datadoghq.org").error(1)).startsWith("no site datadoghq.org: Datadog has ")
			.contains("datadoghq.com", "datadoghq.eu", "us5.datadoghq.com");
		this.operator.with("DD_API_URL", "").with("DD_SITE", "example.com");
		assertThat(plan().error(1)).startsWith("no site example.com");
	}

	@Test
	void anOptionComesBeforeTheEnvironment() {
		this.operator.with("DD_API_URL", "https://nobody.invalid");
		plan("--api-url", this.datadog.url()).ended(0);
		plan("--api-url", this.datadog.url() + "/").ended(0);
	}

	@ParameterizedTest
	@ValueSource(strings = { "http://datadog.example", "ftp://localhost", "https://user:swordfish@localhost",
			"https://localhost?key=swordfish", "https://localhost#swordfish", "https://", "swordfish", ":swordfish" })
	void anUnsafeUrlIsRefusedAndNotRepeated(String url) {
		assertThat(plan("--api-url", url).error(1)).startsWith("the API's URL ").doesNotContain("swordfish");
	}

	@ParameterizedTest
	@ValueSource(strings = { "http://localhost:1", "http://127.0.0.1:1", "https://127.0.0.1:1" })
	void nobodyThereIsSaidInOneLine(String url) {
		assertThat(plan("--api-url", url).error(1)).startsWith("list of slos: no answer from " + url + ": ");
	}

	@Test
	void tooManyRequestsAreWaitedForAsLongAsDatadogSays() {
		this.datadog.fail(StubFailure.tooManyRequests("GET", "/api/v1/monitor", "7").once());
		plan().ended(0);
		assertThat(this.operator.time().pauses()).containsExactly(Duration.ofSeconds(7));
	}

	@Test
	void noWaitIsLongerThanAMinute() {
		this.datadog.fail(StubFailure.tooManyRequests("GET", "/api/v1/monitor", "3600"));
		assertThat(plan().error(1)).startsWith("list of monitors: 429, too many requests: Rate limit");
		assertThat(this.operator.time().pauses()).hasSize(Retries.MOST).containsOnly(Retries.LONGEST);
	}

	@Test
	void aResetThatIsNoNumberIsNotBelieved() {
		this.datadog.fail(StubFailure.tooManyRequests("GET", "/api/v1/monitor", "soon").once());
		plan().ended(0);
		assertThat(this.operator.time().pauses()).containsExactly(Duration.ofSeconds(2));
	}

	@Test
	void aServerThatFailsIsAskedFourTimes() {
		this.datadog.fail(StubFailure.of("GET", "/api/v1/slo", 503));
		assertThat(plan().error(1)).isEqualTo("list of slos: 503, Datadog failed: It is as a test wants it.");
		assertThat(this.datadog.takeRequests()).hasSize(1 + Retries.MOST);
		assertThat(this.operator.time().pauses()).containsExactly(Duration.ofSeconds(2), Duration.ofSeconds(4),
				Duration.ofSeconds(8));
	}

	@Test
	void aPageOfSomethingInBetweenIsNotRepeated() {
		this.datadog.fail(StubFailure.of("GET", "/api/v1/slo", new StubAnswer(400, "<html>Proxy</html>", Map.of())));
		assertThat(plan().error(1)).isEqualTo("list of slos: 400, refused");
	}

	@Test
	void anAnswerThatIsNoneOfDatadogsIsSaidInOneLine() {
		this.datadog.fail(StubFailure.of("GET", "/api/v1/slo", new StubAnswer(200, "<html>Login</html>", Map.of())));
		assertThat(plan().error(1)).startsWith("list of slos: no answer");
	}

	@Test
	void keysAreNotSentToWhereARedirectLeads() {
		try (DatadogStub other = DatadogStub.start()) {
			this.datadog.fail(StubFailure.of("GET", "/api/v1/slo",
					new StubAnswer(302, "", Map.of("Location", other.url() + "/api/v1/slo"))));
			assertThat(plan().error(1)).startsWith("list of slos: 302");
			assertThat(other.takeRequests()).isEmpty();
		}
	}

	@Test
	void keysHaveNoText() {
		Map<String, String> environment = new HashMap<>(DatadogStub.keys());
		Keys keys = Keys.all(new Surroundings(environment, this.operator.time().clock(), this.operator.time()));
		assertThat(keys.toString()).isEqualTo("Keys[...]");
	}

	private Run plan(String... args) {
		return this.operator.run(this.files, "plan", args);
	}

}
