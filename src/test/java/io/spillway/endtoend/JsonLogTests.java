package io.spillway.endtoend;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.spillway.development.DevelopmentKeys;
import io.spillway.development.OtlpReceiver;
import io.spillway.development.TestDatabase;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class JsonLogTests {

	private static final ObjectMapper JSON = new ObjectMapper();

	private static final String CLICK = "1af7651916cd43dd8448eb211c80319c";

	private static final String CREATE = "2af7651916cd43dd8448eb211c80319c";

	private static final String CREATE_ONCE = "3af7651916cd43dd8448eb211c80319c";

	private static final String LOOKUP = "4af7651916cd43dd8448eb211c80319c";

	private static final String LINK = """
			{"target": "https://confidential.example/"}""";

	@AutoClose
	private final OtlpReceiver receiver = OtlpReceiver.start();

	private final TestDatabase database = TestDatabase.create();

	private final Settings settings = Settings.of(this.database)
		.with("logging.structured.format.console", "logstash")
		.with("spillway.otlp.endpoint", this.receiver.endpoint())
		.with("spillway.otlp.trace-ratio", "0");

	@Test
	void eachLineIsAnObjectAndAnErrorHasItsTrace() {
		try (Spillway spillway = Spillway.start(this.settings)) {
			String token = spillway.makeToken("stored", "https://confidential.example/");
			String unused = spillway.makeToken("stored", "https://confidential.example/");
			this.database.execute("alter table link drop column token");
			assertThat(traced(spillway, CLICK).get("/" + unused).statusCode()).isEqualTo(500);
			assertThat(traced(spillway, CREATE).post(Spillway.LINKS, LINK).statusCode()).isEqualTo(500);
			assertThat(
					traced(spillway, CREATE_ONCE).with("Idempotency-Key", "a").post(Spillway.LINKS, LINK).statusCode())
				.isEqualTo(500);
			assertThat(traced(spillway, LOOKUP).get("/v1/links/" + token).statusCode()).isEqualTo(500);
			assertThat(spillway.api().get("/v1/links/" + token).statusCode()).isEqualTo(500);
			spillway.stop();
			List<JsonNode> lines = spillway.out().lines().map(JsonLogTests::object).toList();
			assertThat(lines).isNotEmpty().allSatisfy(JsonLogTests::assertLine);
			List<JsonNode> errors = lines.stream()
				.filter((line) -> line.path("level").textValue().equals("ERROR"))
				.toList();
			assertThat(errors).extracting((line) -> line.path("trace_id").asText())
				.containsExactly(CLICK, CREATE, CREATE_ONCE, LOOKUP, "");
			assertThat(errors.subList(0, 4))
				.allSatisfy((line) -> assertThat(line.path("span_id").textValue()).matches("[0-9a-f]{16}"));
			assertThat(spillway.output()).doesNotContain(this.settings.secrets())
				.doesNotContain(token, unused, "confidential", DevelopmentKeys.API_KEY);
		}
	}

	private static Http traced(Spillway spillway, String trace) {
		return spillway.api().with("traceparent", Telemetry.traceparent(trace));
	}

	private static void assertLine(JsonNode line) {
		assertThat(line.isObject()).isTrue();
		assertThat(line.path("@timestamp").textValue()).isNotBlank();
		assertThat(line.path("message").textValue()).isNotBlank();
		assertThat(line.path("level").textValue()).isIn("ERROR", "WARN", "INFO");
		assertThat(line.has("@version")).isFalse();
	}

	private static JsonNode object(String line) {
		try {
			return JSON.readTree(line);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(line, ex);
		}
	}

}
