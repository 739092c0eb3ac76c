package io.spillway.campaign;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

import com.fasterxml.jackson.databind.JsonNode;
import io.spillway.development.SpillwayTest;
import io.spillway.web.Problems;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;

import static org.assertj.core.api.Assertions.assertThat;

@SpillwayTest
class CampaignChangeTests {

	private static final String FIRST = "\"1-active\"";

	private final CampaignApi api;

	@AutoClose
	private final ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor();

	private int id;

	CampaignChangeTests(@Autowired WebTestClient client) {
		this.api = new CampaignApi(client);
	}

	@BeforeEach
	void create() {
		this.id = this.api.created("https://example.com/{recipient}", "\"startsAt\": \"2020-01-01T00:00:00Z\"",
				"\"endsAt\": \"2999-01-01T00:00:00Z\"", "\"fallback\": \"https://example.com/end\"");
	}

	@Test
	void aChangeChangesWhatItNamesAndNothingElse() {
		JsonNode before = CampaignApi.json(this.api.get(this.id));
		this.api.patch(this.id, "{\"name\": \"new\", \"fallback\": null}", FIRST)
			.expectStatus()
			.isOk()
			.expectHeader()
			.valueEquals("ETag", "\"2-active\"")
			.expectHeader()
			.valueEquals("Cache-Control", "no-store");
		JsonNode after = CampaignApi.json(this.api.get(this.id));
		assertThat(after.path("name").textValue()).isEqualTo("new");
		assertThat(after.has("fallback")).isFalse();
		for (String field : new String[] { "id", "target", "startsAt", "endsAt", "status", "createdAt" }) {
			assertThat(after.path(field)).isEqualTo(before.path(field));
		}
	}

	@Test
	void allFieldsMayBeChanged() {
		JsonNode after = CampaignApi.json(this.api.patch(this.id, """
				{"name": "b", "target": "https://example.com/b", "startsAt": "2998-01-01T00:00:00Z",
					"endsAt": "2998-01-02T00:00:00Z", "fallback": "https://example.com/c"}""", FIRST));
		assertThat(after.path("name").textValue()).isEqualTo("b");
		assertThat(after.path("target").textValue()).isEqualTo("https://example.com/b");
		assertThat(after.path("startsAt").textValue()).isEqualTo("2998-01-01T00:00:00Z");
		assertThat(after.path("endsAt").textValue()).isEqualTo("2998-01-02T00:00:00Z");
		assertThat(after.path("fallback").textValue()).isEqualTo("https://example.com/c");
		assertThat(after.path("status").textValue()).isEqualTo("scheduled");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', nullValues = "-",
			value = { "{} | i | a", "{\"targets\": {}} | i | a", "{\"targets\": null} | - | -",
					"{\"targets\": {\"ios\": null}} | - | a", "{\"targets\": {\"android\": null}} | i | -",
					"{\"targets\": {\"ios\": null, \"android\": null}} | - | -",
					"{\"targets\": {\"ios\": \"https://example.com/n\"}} | n | a" })
	void targetsOfPlatformsAreChangedOneByOne(String patch, @Nullable String ios, @Nullable String android) {
		this.api.change(this.id, """
				{"targets": {"ios": "https://example.com/i", "android": "https://example.com/a"}}""");
		this.api.change(this.id, patch);
		JsonNode after = CampaignApi.json(this.api.get(this.id));
		assertThat(after.at("/targets/ios").textValue()).isEqualTo(url(ios));
		assertThat(after.at("/targets/android").textValue()).isEqualTo(url(android));
		assertThat(after.has("targets")).isEqualTo(ios != null || android != null);
		assertThat(after.path("target").textValue()).isEqualTo("https://example.com/{recipient}");
	}

	private static @Nullable String url(@Nullable String path) {
		return (path != null) ? "https://example.com/" + path : null;
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "{} | true", "{\"appData\": false} | false", "{\"appData\": null} | false" })
	void appDataIsChanged(String patch, boolean expected) {
		this.api.change(this.id, "{\"appData\": true}");
		this.api.change(this.id, patch);
		JsonNode after = CampaignApi.json(this.api.get(this.id));
		assertThat(after.path("appData").booleanValue()).isEqualTo(expected);
		assertThat(after.has("appData")).isEqualTo(expected);
	}

	@Test
	void aCampaignEndsByAChangeOfItsEnd() {
		JsonNode after = CampaignApi
			.json(this.api.patch(this.id, "{\"endsAt\": \"%s\"}".formatted(Instant.now()), FIRST));
		assertThat(after.path("status").textValue()).isEqualTo("ended");
	}

	@Test
	void aCampaignThatHasNotBegunEndsIfItsStartIsRemovedAsWell() {
		JsonNode after = CampaignApi.json(this.api.patch(startingTomorrow(),
				"{\"startsAt\": null, \"endsAt\": \"%s\"}".formatted(Instant.now()), "\"1-scheduled\""));
		assertThat(after.path("status").textValue()).isEqualTo("ended");
		assertThat(after.has("startsAt")).isFalse();
	}

	@Test
	void aCampaignThatHasNotBegunIsNotEndedByItsEndAlone() {
		int scheduled = startingTomorrow();
		this.api.patch(scheduled, "{\"endsAt\": \"%s\"}".formatted(Instant.now()), "\"1-scheduled\"")
			.expectStatus()
			.isEqualTo(422)
			.expectBody()
			.jsonPath("$.errors[0].pointer")
			.isEqualTo("/endsAt")
			.jsonPath("$.errors[0].detail")
			.isEqualTo("This must be later than startsAt. To end what has not begun, set startsAt to null as well.");
		assertThat(CampaignApi.tag(this.api.get(scheduled))).isEqualTo("\"1-scheduled\"");
	}

	private int startingTomorrow() {
		return this.api.created("https://example.com/{recipient}",
				"\"startsAt\": \"%s\"".formatted(Instant.now().plus(Duration.ofDays(1))));
	}

	@Test
	void aChangeOfNothingIsOne() {
		this.api.patch(this.id, "{}", FIRST).expectStatus().isOk().expectHeader().valueEquals("ETag", "\"2-active\"");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "{\"name\": null} | /name", "{\"target\": null} | /target",
			"{\"name\": \" \"} | /name", "{\"target\": \"https://{recipient}/\"} | /target",
			"{\"endsAt\": \"2020-01-01T00:00:00Z\"} | /endsAt", "{\"startsAt\": \"2999-01-01T00:00:00Z\"} | /startsAt",
			"{\"fallback\": \"x\"} | /fallback", "{\"targets\": {\"ios\": \"x\"}} | /targets/ios",
			"{\"targets\": {\"android\": \"https://{recipient}/\"}} | /targets/android" })
	void whatIsWrongIsNamedAndChangesNothing(String patch, String pointer) {
		this.api.patch(this.id, patch, FIRST)
			.expectStatus()
			.isEqualTo(422)
			.expectBody()
			.jsonPath("$.type")
			.isEqualTo("urn:spillway:problem:invalid-campaign")
			.jsonPath("$.errors[0].pointer")
			.isEqualTo(pointer)
			.jsonPath("$.errors[1]")
			.doesNotExist();
		assertThat(CampaignApi.tag(this.api.get(this.id))).isEqualTo(FIRST);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "{\"x\": null} | unknown-field", "{\"id\": 8} | unknown-field",
					"{\"status\": \"ended\"} | unknown-field", "{\"targets\": {\"web\": null}} | unknown-field",
					"{\"targets\": \"x\"} | wrong-type", "{\"targets\": {\"ios\": 1}} | wrong-type",
					"{\"appData\": 1} | wrong-type", "{\"name\": 1} | wrong-type", "{\"endsAt\": {}} | wrong-type",
					"[] | wrong-type", "\"a\" | wrong-type", "null | bad-request",
					"{\"name\": \"a\", \"name\": \"b\"} | malformed-json", "{ | malformed-json" })
	void whatCannotBeUnderstoodIsSaid(String patch, String type) {
		Problems.assertProblem(this.api.patch(this.id, patch, FIRST), 400, type);
	}

	@ParameterizedTest
	@ValueSource(strings = { "application/json", "application/json-patch+json", "text/plain" })
	void aChangeIsAMergePatch(String mediaType) {
		this.api.patchAs(mediaType, this.id, "{}", FIRST)
			.expectStatus()
			.isEqualTo(415)
			.expectHeader()
			.valueEquals("Accept-Patch", "application/merge-patch+json")
			.expectBody()
			.jsonPath("$.detail")
			.isEqualTo("The body must be application/merge-patch+json.");
	}

	@Test
	void aChangeNeedsATag() {
		Problems.assertProblem(this.api.patch(this.id, "{}"), 428, "precondition-required");
	}

	@ParameterizedTest
	@ValueSource(strings = { "\"0-active\"", "\"2-active\"", "W/\"1-active\"", "\"1\"" })
	void aChangeOfAnotherVersionIsRefused(String tag) {
		Problems.assertProblem(this.api.patch(this.id, "{}", tag), 412, "precondition-failed");
	}

	@ParameterizedTest
	@ValueSource(strings = { "*", "\"x\", \"1-active\"", "\"1-scheduled\"" })
	void aChangeOfThisVersionIsMade(String tag) {
		this.api.patch(this.id, "{}", tag).expectStatus().isOk();
	}

	@Test
	void aTagThatCannotBeReadIsSaidToBeSo() {
		Problems.assertProblem(this.api.patch(this.id, "{}", "1-active"), 400, "bad-request");
	}

	@Test
	void ofChangesOfTheSameVersionOneIsMade() throws Exception {
		Callable<Integer> change = () -> this.api.patch(this.id, "{\"name\": \"new\"}", FIRST)
			.expectBody()
			.returnResult()
			.getStatus()
			.value();
		assertThat(this.callers.invokeAll(IntStream.range(0, 8).mapToObj((_) -> change).toList())
			.stream()
			.map(Future::resultNow)).containsOnlyOnce(200).containsOnly(200, 412);
		assertThat(CampaignApi.tag(this.api.get(this.id))).isEqualTo("\"2-active\"");
	}

	@ParameterizedTest
	@ValueSource(strings = { "16777214", "16777216", "-1", "00", "abc" })
	void anUnknownCampaignIsNotFound(String unknown) {
		Problems.assertProblem(this.api.patch(unknown, "{}", "*"), 404, "not-found");
		Problems.assertProblem(this.api.get(unknown), 404, "not-found");
	}

}
