package io.spillway.link;

import java.time.Instant;
import java.util.List;

import com.fasterxml.jackson.databind.node.TextNode;
import io.spillway.token.PlatformTargets;
import io.spillway.web.Problem.FieldError;
import io.spillway.web.ProblemException;
import io.spillway.web.ProblemType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class LinkValidatorTests {

	private static final Instant NOW = Instant.parse("2026-05-01T12:00:00.123Z");

	private final LinkValidator validator = new LinkValidator(Policies.standard());

	@Test
	void aTargetIsEnough() {
		NewLink link = this.validator.validate(Requests.plain(), NOW);
		assertThat(link.kind()).isEqualTo(LinkKind.STORED);
		assertThat(link.payload().target()).isEqualTo("https://example.com/");
		assertThat(link.payload().createdAt()).isEqualTo(NOW);
		assertThat(link.payload().expiresAt()).isNull();
		assertThat(link.payload().data()).isNull();
		assertThat(link.payload().label()).isNull();
		assertThat(link.payload().passQuery()).isFalse();
	}

	@Test
	void aKindIsStoredOrSealed() {
		assertThat(this.validator.validate(Requests.withKind("stored"), NOW).kind()).isEqualTo(LinkKind.STORED);
		assertThat(this.validator.validate(Requests.withKind("sealed"), NOW).kind()).isEqualTo(LinkKind.SEALED);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "SEALED", "campaign", " stored" })
	void anotherKindIsRefused(String kind) {
		assertThat(errors(Requests.withKind(kind)))
			.containsExactly(new FieldError("/kind", "This must be stored or sealed."));
	}

	@Test
	void theQueryIsPassedOnOnlyIfAskedFor() {
		assertThat(withPassQuery(true).payload().passQuery()).isTrue();
		assertThat(withPassQuery(false).payload().passQuery()).isFalse();
	}

	@Test
	void platformsMayHaveTargetsOfTheirOwn() {
		assertThat(this.validator.validate(Requests.plain(), NOW).payload().targets()).isEqualTo(PlatformTargets.NONE);
		assertThat(this.validator.validate(Requests.withTargets(null, null), NOW).payload().targets())
			.isEqualTo(PlatformTargets.NONE);
		assertThat(this.validator.validate(Requests.withTargets("https://i.example", null), NOW).payload().targets())
			.isEqualTo(new PlatformTargets("https://i.example", null));
		assertThat(this.validator.validate(Requests.withTargets(null, "https://a.example"), NOW).payload().targets())
			.isEqualTo(new PlatformTargets(null, "https://a.example"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "shop://item", "https://go.example/", "https://user@example.com", "/path" })
	void theyAreHeldToTheRulesOfTargets(String target) {
		assertThat(errors(Requests.withTargets(target, target))).extracting(FieldError::pointer)
			.containsExactly("/targets/ios", "/targets/android");
	}

	@ParameterizedTest
	@CsvSource({ "2048, 0", "2049, 2" })
	void theyMayHave2048Characters(int length, int errors) {
		String target = "https://example.com/" + "x".repeat(length - 20);
		CreateLink request = Requests.withTargets(target, target);
		if (errors == 0) {
			assertThat(this.validator.validate(request, NOW).payload().targets().android()).isEqualTo(target);
		}
		else {
			assertThat(errors(request)).hasSize(errors);
		}
	}

	@Test
	void appsAreToldNoDataUnlessAskedFor() {
		assertThat(this.validator.validate(Requests.plain(), NOW).payload().appData()).isFalse();
		CreateLink told = new CreateLink("https://example.com/", null, null, null, null, null, null, true);
		assertThat(this.validator.validate(told, NOW).payload().appData()).isTrue();
	}

	@Test
	void allThatIsWrongIsSaidTogether() {
		CreateLink request = new CreateLink("ftp://example.com", "campaign", "tomorrow",
				TextNode.valueOf("a".repeat(5000)), " ", true, null, null);
		assertThat(errors(request)).extracting(FieldError::pointer)
			.containsExactly("/target", "/kind", "/expiresAt", "/data", "/label");
	}

	@Test
	void whatIsSaidHoldsNoneOfTheInput() {
		CreateLink request = new CreateLink("secret://secret", "secret", "secret", TextNode.valueOf("secret\ud800"),
				"secret\n", null, null, null);
		assertThat(errors(request)).hasSize(5).noneMatch((error) -> error.detail().contains("secret"));
	}

	private NewLink withPassQuery(boolean passQuery) {
		return this.validator
			.validate(new CreateLink("https://example.com/", null, null, null, null, passQuery, null, null), NOW);
	}

	private List<FieldError> errors(CreateLink request) {
		ProblemException exception = catchThrowableOfType(ProblemException.class,
				() -> this.validator.validate(request, NOW));
		assertThat(exception.problem().type()).isEqualTo(ProblemType.INVALID_LINK);
		return exception.problem().errors();
	}

}
