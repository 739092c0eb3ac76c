package io.spillway.campaign;

import java.time.Instant;
import java.util.List;

import io.spillway.web.ProblemException;
import io.spillway.web.ProblemType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.http.HttpHeaders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class EntityTagsTests {

	private static final Campaign CAMPAIGN = new Campaign(7, 3, Instant.EPOCH, new CampaignFields("sale",
			TargetTemplate.of("https://example.com"), null, null, null, PlatformTemplates.NONE, false));

	@Test
	void aTagIsTheVersionAndTheStatus() {
		assertThat(EntityTags.of(CAMPAIGN, CampaignStatus.ACTIVE)).isEqualTo("\"3-active\"");
		assertThat(EntityTags.ofNew("scheduled")).isEqualTo("\"1-scheduled\"");
	}

	@ParameterizedTest
	@ValueSource(strings = { "*", "\"3-active\"", "\"3-scheduled\"", "\"2-active\", \"3-active\"",
			"\"3-active\" ,\"x\"", "W/\"3-active\", \"3-ended\"" })
	void aChangeOfTheVersionThatThereIsMayBeMade(String ifMatch) {
		assertThat(tags(ifMatch).match(CAMPAIGN)).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "\"2-active\"", "\"33-active\"", "\"3\"", "\"3-other\"", "\"\"", "W/\"3-active\"",
			"\"2-active\", \"4-active\"", "\"*\"" })
	void aChangeOfAnotherVersionMayNot(String ifMatch) {
		assertThat(tags(ifMatch).match(CAMPAIGN)).isFalse();
	}

	@Test
	void tagsMayComeInSeveralHeaders() {
		assertThat(tags("\"2-active\"", "\"3-active\"").match(CAMPAIGN)).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "3-active", "\"3-active", "*, \"3-active\"", "\"3-active\" \"4-active\"", "w/\"3-active\"",
			"\"3-active\",", "\"3 active\"" })
	void whatIsNoListOfTagsIsSaid(String ifMatch) {
		assertProblem(ProblemType.BAD_REQUEST, ifMatch);
	}

	@Test
	void aChangeMayNameSomeTagsAndNoMore() {
		String others = "\"x\", ".repeat(EntityTags.MAX_TAGS - 1);
		assertThat(tags(others + "\"3-active\"").match(CAMPAIGN)).isTrue();
		assertProblem(ProblemType.BAD_REQUEST, others + "\"x\", \"3-active\"");
	}

	@Test
	void moreTagsThanAHeadHoldsAreSaidToBeTooMany() {
		assertProblem(ProblemType.BAD_REQUEST, "\"\",".repeat(100_000) + "\"3-active\"");
		assertProblem(ProblemType.BAD_REQUEST, "\"" + "x".repeat(100_000));
	}

	@Test
	void aChangeNeedsATag() {
		assertProblem(ProblemType.PRECONDITION_REQUIRED);
		assertProblem(ProblemType.PRECONDITION_REQUIRED, "");
	}

	private static void assertProblem(ProblemType type, String... ifMatch) {
		assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> tags(ifMatch))
			.satisfies((ex) -> assertThat(ex.problem().type()).isEqualTo(type));
	}

	private static EntityTags tags(String... ifMatch) {
		HttpHeaders headers = new HttpHeaders();
		if (ifMatch.length > 0) {
			headers.put(HttpHeaders.IF_MATCH, List.of(ifMatch));
		}
		return EntityTags.ofIfMatch(headers);
	}

}
