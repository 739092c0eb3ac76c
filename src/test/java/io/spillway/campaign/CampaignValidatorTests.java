package io.spillway.campaign;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;

import io.spillway.link.Policies;
import io.spillway.link.TargetsBody;
import io.spillway.web.Problem;
import io.spillway.web.Problem.FieldError;
import io.spillway.web.ProblemException;
import io.spillway.web.ProblemType;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class CampaignValidatorTests {

	private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

	private final CampaignValidator validator = new CampaignValidator(Policies.standard());

	@Test
	void aCampaignNeedsNoMoreThanNameAndTarget() {
		CampaignFields fields = create(Requests.named("sale"));
		assertThat(fields.name()).isEqualTo("sale");
		assertThat(fields.target().text()).isEqualTo(Requests.TARGET);
		assertThat(fields.startsAt()).isNull();
		assertThat(fields.endsAt()).isNull();
		assertThat(fields.fallback()).isNull();
	}

	@Test
	void aCampaignMayHaveAPeriodAndAFallback() {
		CampaignFields fields = create(new CampaignRequest("sale", Requests.TARGET, "2026-03-02T09:00:00+09:00",
				"2026-03-03T00:00:00.1239Z", "https://example.com/끝", null, null));
		assertThat(fields.startsAt()).isEqualTo("2026-03-02T00:00:00Z");
		assertThat(fields.endsAt()).isEqualTo("2026-03-03T00:00:00.123Z");
		assertThat(fields.fallback()).isEqualTo(new Fallback("https://example.com/끝", "https://example.com/%EB%81%9D"));
	}

	@Test
	void allThatIsWrongIsSaid() {
		assertThat(errors(() -> create(new CampaignRequest(null, null, "soon", "later", "x", null, null))))
			.extracting(FieldError::pointer)
			.containsExactly("/name", "/target", "/fallback", "/startsAt", "/endsAt");
	}

	@Test
	void timesThatAChangeDoesNotNameStayAsExactAsTheyAre() {
		Instant startsAt = Instant.parse("1969-01-01T00:00:00.123456Z");
		CampaignFields old = new CampaignFields("sale", TargetTemplate.of(Requests.TARGET), startsAt, Instant.MAX, null,
				PlatformTemplates.NONE, false);
		CampaignRequest values = new CampaignRequest("new", null, null, null, null, null, null);
		CampaignFields changed = this.validator.change(old, new CampaignPatch(Set.of("name"), values));
		assertThat(changed.name()).isEqualTo("new");
		assertThat(changed.startsAt()).isEqualTo(startsAt);
		assertThat(changed.endsAt()).isEqualTo(Instant.MAX);
		changed = this.validator.change(old, new CampaignPatch(Set.of("startsAt", "endsAt"), values));
		assertThat(changed.startsAt()).isNull();
		assertThat(changed.endsAt()).isNull();
	}

	@ParameterizedTest
	@NullSource
	@ValueSource(strings = { "", " ", "a\tb", "a\u0085b", "\ud800" })
	void aNameIsNeededAndHasNoControlCharacters(String name) {
		assertThat(errors(() -> create(Requests.named(name)))).extracting(FieldError::pointer).containsExactly("/name");
	}

	@ParameterizedTest
	@CsvSource({ "1, true", "100, true", "101, false" })
	void aNameMayHave100Characters(int length, boolean allowed) {
		assertThat(isAllowed(Requests.named("가".repeat(length)))).isEqualTo(allowed);
	}

	@ParameterizedTest
	@ValueSource(strings = { "https://{recipient}.example.com", "ftp://example.com", "https://go.example/{recipient}" })
	void aTargetIsHeldToItsRules(String target) {
		assertThat(errors(() -> create(Requests.withTarget(target)))).extracting(FieldError::pointer)
			.containsExactly("/target");
	}

	@ParameterizedTest
	@CsvSource({ "2026-03-02T00:00:00Z, 2026-03-02T00:00:00.001Z, true",
			"2026-03-02T00:00:00Z, 2026-03-02T00:00:00Z, false",
			"2026-03-02T00:00:00Z, 2026-03-02T00:00:00.0009Z, false",
			"2026-03-02T00:00:00Z, 2026-03-01T23:59:59.999Z, false", "2020-01-01T00:00:00Z, , true",
			", 2026-03-01T12:00:00.001Z, true", ", 2026-03-01T12:00:00Z, false", "1970-01-01T00:00:00Z, , true",
			"1969-12-31T23:59:59.999Z, , false", ", 9999-12-31T23:59:59.999Z, true", ", +10000-01-01T00:00:00Z, false",
			"2026-03-02, , false", "2026-03-02T00:00:00, , false", ", tomorrow, false" })
	void aPeriodEndsAfterItStarts(@Nullable String startsAt, @Nullable String endsAt, boolean allowed) {
		assertThat(isAllowed(Requests.withPeriod(startsAt, endsAt))).isEqualTo(allowed);
	}

	@ParameterizedTest
	@CsvSource({ "https://example.com/, true", "HTTP://example.com, true", "'', false", "ftp://example.com, false",
			"shop://item, false", "https://go.example/, false", "https://example.com/{recipient}, false",
			"/path, false" })
	void aFallbackIsAWebUrlUnderThePolicyOfLinks(String fallback, boolean allowed) {
		assertThat(isAllowed(Requests.withFallback(fallback))).isEqualTo(allowed);
	}

	@Test
	void aFallbackIsOfTheWebThoughTargetsNeedNotBe() {
		CampaignValidator app = new CampaignValidator(Policies.of(List.of("shop", "https"), List.of()));
		assertThat(app.create(Requests.withTarget("shop://item"), NOW)).isNotNull();
		assertThat(errors(() -> app.create(Requests.withFallback("shop://item"), NOW))).extracting(FieldError::detail)
			.containsExactly("The scheme must be http or https.");
	}

	@ParameterizedTest
	@CsvSource({ "2048, true", "2049, false" })
	void aFallbackMayHave2048Characters(int length, boolean allowed) {
		assertThat(isAllowed(Requests.withFallback("https://example.com/" + "x".repeat(length - 20))))
			.isEqualTo(allowed);
	}

	@Test
	void platformsMayHaveTemplatesOfTheirOwn() {
		assertThat(create(Requests.named("sale")).targets().isEmpty()).isTrue();
		assertThat(create(Requests.withTargets(null, null)).targets().isEmpty()).isTrue();
		PlatformTemplates targets = create(Requests.withTargets("https://i.example/{recipient}", null)).targets();
		assertThat(targets.texts()).isEqualTo(new TargetsBody("https://i.example/{recipient}", null));
		assertThat(targets.isEmpty()).isFalse();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "https://{recipient}.example.com", "ftp://example.com", "https://example.com/{x}" })
	void theyAreHeldToTheRulesOfTemplates(String target) {
		assertThat(errors(() -> create(Requests.withTargets(target, target)))).extracting(FieldError::pointer)
			.containsExactly("/targets/ios", "/targets/android");
	}

	@ParameterizedTest
	@CsvSource({ "2048, true", "2049, false" })
	void theyMayHave2048Characters(int length, boolean allowed) {
		String target = "https://example.com/" + "x".repeat(length - 20);
		assertThat(isAllowed(Requests.withTargets(target, null))).isEqualTo(allowed);
		assertThat(isAllowed(Requests.withTargets(null, target))).isEqualTo(allowed);
	}

	@Test
	void aChangeLeavesWhatItDoesNotName() {
		CampaignFields old = create(new CampaignRequest("sale", Requests.TARGET, "2026-03-02T00:00:00Z",
				"2026-03-03T00:00:00Z", "https://example.com/end", null, null));
		CampaignFields changed = this.validator.change(old, new CampaignPatch(Set.of("name"), Requests.named("new")));
		assertThat(changed.name()).isEqualTo("new");
		assertThat(changed.target().text()).isEqualTo(old.target().text());
		assertThat(changed.startsAt()).isEqualTo(old.startsAt());
		assertThat(changed.endsAt()).isEqualTo(old.endsAt());
		assertThat(changed.fallback()).isEqualTo(old.fallback());
	}

	@Test
	void aChangeMayEndACampaign() {
		CampaignFields old = create(Requests.withPeriod("2020-01-01T00:00:00Z", null));
		CampaignFields changed = this.validator.change(old,
				new CampaignPatch(Set.of("endsAt"), Requests.withPeriod(null, "2020-01-01T00:00:00.001Z")));
		assertThat(changed.endsAt()).isEqualTo("2020-01-01T00:00:00.001Z");
	}

	@Test
	void aChangeOfOneEndOfThePeriodMindsTheOther() {
		CampaignFields old = create(Requests.withPeriod("2026-03-02T00:00:00Z", "2026-03-03T00:00:00Z"));
		assertThat(errors(() -> this.validator.change(old,
				new CampaignPatch(Set.of("startsAt"), Requests.withPeriod("2026-03-03T00:00:00Z", null)))))
			.extracting(FieldError::pointer)
			.containsExactly("/startsAt");
		assertThat(errors(() -> this.validator.change(old,
				new CampaignPatch(Set.of("endsAt"), Requests.withPeriod(null, "2026-03-02T00:00:00Z")))))
			.extracting(FieldError::pointer)
			.containsExactly("/endsAt");
	}

	@Test
	void aChangeOfTheEndAloneIsToldHowToEndWhatHasNotBegun() {
		CampaignFields old = create(Requests.withPeriod("2026-03-02T00:00:00Z", null));
		CampaignRequest early = Requests.withPeriod("2026-03-02T00:00:00Z", "2026-03-01T12:00:00.001Z");
		assertThat(errors(() -> this.validator.change(old, new CampaignPatch(Set.of("endsAt"), early))))
			.extracting(FieldError::detail)
			.containsExactly(
					"This must be later than startsAt. " + "To end what has not begun, set startsAt to null as well.");
		assertThat(errors(() -> this.validator.change(old, new CampaignPatch(Set.of("startsAt", "endsAt"), early))))
			.extracting(FieldError::detail)
			.containsExactly("This must be later than startsAt.");
		assertThat(errors(() -> create(early))).extracting(FieldError::detail)
			.containsExactly("This must be later than startsAt.");
	}

	@Test
	void whatAChangeLeavesNeedNotBeAllowedAnyMore() {
		CampaignFields old = create(Requests.withTarget("https://left.example/{recipient}"));
		CampaignValidator narrower = new CampaignValidator(Policies.of(List.of("https"), List.of("shop.example")));
		CampaignPatch end = new CampaignPatch(Set.of("endsAt"), Requests.withPeriod(null, "2026-03-01T12:00:00Z"));
		assertThat(narrower.change(old, end).target().text()).isEqualTo("https://left.example/{recipient}");
	}

	private CampaignFields create(CampaignRequest request) {
		return this.validator.create(request, NOW);
	}

	private boolean isAllowed(CampaignRequest request) {
		try {
			create(request);
			return true;
		}
		catch (ProblemException ex) {
			assertThat(ex.problem().type()).isEqualTo(ProblemType.INVALID_CAMPAIGN);
			assertThat(ex.problem().errors()).hasSize(1);
			return false;
		}
	}

	private static List<FieldError> errors(ThrowingCallable work) {
		Problem problem = Objects.requireNonNull(catchThrowableOfType(ProblemException.class, work)).problem();
		assertThat(problem.type()).isEqualTo(ProblemType.INVALID_CAMPAIGN);
		return problem.errors();
	}

}
