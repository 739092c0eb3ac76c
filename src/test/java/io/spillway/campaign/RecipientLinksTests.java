package io.spillway.campaign;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.LongStream;

import io.spillway.development.DevelopmentKeys;
import io.spillway.development.SpillwayTest;
import io.spillway.token.CampaignRecipient;
import io.spillway.token.CampaignTokens;
import io.spillway.token.KeyRing;
import io.spillway.web.Problems;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.RequestBodySpec;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

@SpillwayTest
class RecipientLinksTests {

	private static final String NDJSON = "application/x-ndjson";

	private static final String CSV = "text/csv";

	private static final String HEAD = "recipient,url,error\r\n";

	private static final long MAX = (1L << 40) - 1;

	private final WebTestClient client;

	private final CampaignApi api;

	private final CampaignTokens tokens;

	private final int id;

	RecipientLinksTests(@Autowired WebTestClient client, @Autowired KeyRing ring) {
		this.client = client.mutate()
			.codecs((codecs) -> codecs.defaultCodecs().maxInMemorySize(-1))
			.defaultHeaders((headers) -> headers.setBearerAuth(DevelopmentKeys.API_KEY))
			.build();
		this.api = new CampaignApi(client);
		this.tokens = new CampaignTokens(ring);
		this.id = this.api.created("https://example.com/{recipient}");
	}

	@ParameterizedTest
	@ValueSource(strings = { "5\n{\"recipient\":7}\n0", "5\r\n { \"recipient\" : 7 } \r\n0\r\n",
			"\u00ef\u00bb\u00bf5\n\n{\"recip\\u0069ent\": 7}\n \t\n0\n", " 5\n\t7 \n0 " })
	void linesOfJsonAreAnsweredInTheirOrder(String body) {
		assertThat(ok(NDJSON, NDJSON, body)).isEqualTo(json(5) + json(7) + json(0));
	}

	@ParameterizedTest
	@ValueSource(strings = { "5\n7\n0", "recipient\r\n5\r\n7\r\n0\r\n", "\u00ef\u00bb\u00bfRecipient\n5\n\n7\n0\n",
			"\"recipient\"\n\"5\"\n\"7\"\n\"0\"\n", "name,recipient,x\n\"a,\"\"b\",5,\n,\"7\"\n,0,\"\"\n",
			"recipient,name\n5,\u00c3\u00a4\n7\n0,\n" })
	void recipientsOfCsvAreAnsweredInTheirOrder(String body) {
		assertThat(ok(CSV, CSV, body)).isEqualTo(HEAD + csv(5) + csv(7) + csv(0));
		assertThat(ok(CSV + ";charset=utf-8;header=present", NDJSON, body)).isEqualTo(json(5) + json(7) + json(0));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '\0', value = { "x | malformed-json | The line is not JSON.",
			"05 | malformed-json | The line is not JSON.", "5 6 | malformed-json | The line is not JSON.",
			"{\"recipient\":5} 6 | malformed-json | The line is not JSON.",
			"{\"recipient\":5,\"recipient\":5} | malformed-json | The line is not JSON.",
			"{\"recipient\":5 | malformed-json | The line is not JSON.",
			"{\"recipient\": | malformed-json | The line is not JSON.", "{ | malformed-json | The line is not JSON.",
			"1099511627776 | bad-request | A recipient is a number from 0 to 1099511627775.",
			"99999999999999999999 | bad-request | A recipient is a number from 0 to 1099511627775.",
			"-1 | bad-request | A recipient is a number from 0 to 1099511627775.",
			"{\"recipient\":-1} | bad-request | A recipient is a number from 0 to 1099511627775.",
			"{} | bad-request | The object has no recipient.",
			"{\"x\":1} | unknown-field | A line has no field but recipient.",
			"{\"recipient\":5,\"x\":1} | unknown-field | A line has no field but recipient.",
			"5.0 | wrong-type | A line is a whole number, or an object with one as its recipient.",
			"\"5\" | wrong-type | A line is a whole number, or an object with one as its recipient.",
			"null | wrong-type | A line is a whole number, or an object with one as its recipient.",
			"[5] | wrong-type | A line is a whole number, or an object with one as its recipient.",
			"{\"recipient\":\"5\"} | wrong-type | A line is a whole number, or an object with one as its recipient.",
			"{\"recipient\":[5]} | wrong-type | A line is a whole number, or an object with one as its recipient.",
			"\u00e4 | bad-request | The line is not UTF-8." })
	void aWrongLineOfJsonIsSaidAndLosesNoOther(String line, String type, String detail) {
		List<String> answers = ok(NDJSON, NDJSON, "1\n\n" + line + "\n2\n").lines().toList();
		assertThat(answers).hasSize(3);
		assertThat(answers.get(0) + "\n").isEqualTo(json(1));
		assertThat(answers.get(1)).startsWith("{\"line\":3,\"error\":{\"type\":\"urn:spillway:problem:" + type + "\"")
			.contains("\"detail\":\"" + detail + "\"");
		assertThat(answers.get(2) + "\n").isEqualTo(json(2));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '\0',
			value = { "x | A recipient is a number from 0 to 1099511627775.",
					"1099511627776 | A recipient is a number from 0 to 1099511627775.",
					"1,2 | The line has more columns than one, and no header says which to take.",
					"\"1 | The quotes of the line do not match.", "\"1\"2 | The quotes of the line do not match.",
					"1\" | The quotes of the line do not match.", "\u00e4 | The line is not UTF-8." })
	void aWrongLineOfCsvIsSaidAndLosesNoOther(String line, String detail) {
		assertThat(ok(CSV, CSV, "1\n" + line + "\n2\n"))
			.isEqualTo(HEAD + csv(1) + ",,\"line 2: %s\"\r\n".formatted(detail) + csv(2));
	}

	@Test
	void aHeaderSaysHowManyColumnsThereAre() {
		assertThat(ok(CSV, CSV, "a,recipient\n,1\n,2,\n3\n\u00e4,4\n"))
			.isEqualTo(HEAD + csv(1) + ",,\"line 3: The line has more columns than the header.\"\r\n"
					+ ",,\"line 4: The line has no recipient.\"\r\n" + ",,\"line 5: The line is not UTF-8.\"\r\n");
		assertThat(ok(CSV, CSV, "1\nrecipient\n")).contains("line 2: ");
	}

	@ParameterizedTest
	@ValueSource(strings = { NDJSON, CSV })
	void aLineMayHave4096Bytes(String type) {
		String padding = type.equals(CSV) ? "recipient,x\n5," : "{\"recipient\":5}";
		String filler = type.equals(CSV) ? "x" : " ";
		int used = padding.length() - padding.lastIndexOf('\n') - 1;
		String longest = padding + filler.repeat(4096 - used);
		assertThat(ok(type, NDJSON, longest + "\n6\n")).isEqualTo(json(5) + json(6));
		assertThat(ok(type, NDJSON, longest + filler + "\n6\n")).contains("urn:spillway:problem:too-large")
			.contains("A line may have 4,096 bytes.")
			.endsWith("\n" + json(6));
	}

	@Test
	void aRangeHasBothItsEnds() {
		assertThat(range("0", "0", NDJSON)).isEqualTo(json(0));
		assertThat(range("9", "11", NDJSON)).isEqualTo(json(9) + json(10) + json(11));
		assertThat(range(MAX - 1 + "", MAX + "", CSV)).isEqualTo(HEAD + csv(MAX - 1) + csv(MAX));
	}

	@Test
	void manyLinksComeInTheirOrder() {
		List<String> expected = LongStream.rangeClosed(99_000, 110_000).mapToObj(this::json).toList();
		assertThat(range("99000", "110000", NDJSON)).isEqualTo(String.join("", expected));
		String body = LongStream.rangeClosed(99_000, 110_000).mapToObj((r) -> r + "\n").reduce("", String::concat);
		assertThat(ok(NDJSON, NDJSON, body)).isEqualTo(String.join("", expected));
	}

	@Test
	void noRecipientsHaveNoLinks() {
		assertThat(ok(NDJSON, NDJSON, "\n")).isEmpty();
		assertThat(ok(CSV, CSV, "\n")).isEqualTo(HEAD);
		assertThat(ok(CSV, CSV, "recipient\n")).isEqualTo(HEAD);
	}

	@ParameterizedTest
	@ValueSource(strings = { "from=1", "to=1", "from=2&to=1", "from=1&to=1099511627776", "from=-1&to=1", "from=a&to=1",
			"from=01&to=1", "from=1&from=1&to=1", "" })
	void whatIsNoRangeIsRefused(String query) {
		Problems.assertProblem(post(this.id, query).exchange(), 400, "bad-request");
	}

	@Test
	void aBodyBesideARangeIsRefused() {
		Problems.assertProblem(post(this.id, "from=1&to=1").header(HttpHeaders.CONTENT_TYPE, NDJSON)
			.bodyValue("1".getBytes(UTF_8))
			.exchange(), 400, "bad-request");
	}

	@ParameterizedTest
	@ValueSource(strings = { "application/json", "text/plain", "application/x-ndjson;charset=iso-8859-1",
			"text/csv;charset=utf-16", "" })
	void aBodyOfAnotherTypeIsRefused(String type) {
		Problems.assertProblem(send(type, "*/*", "1"), 415, "unsupported-media-type");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "*/* | application/x-ndjson", "text/* | text/csv",
					"text/csv, application/x-ndjson;q=0.5 | text/csv",
					"text/csv;q=0.5, application/x-ndjson | application/x-ndjson",
					"*/*;q=0.1, text/csv;q=0.5 | text/csv", "text/csv;q=0, */* | application/x-ndjson" })
	void theAnswerIsWhatIsAccepted(String accept, String type) {
		send(NDJSON, accept, "1").expectStatus()
			.isOk()
			.expectHeader()
			.contentType(type)
			.expectHeader()
			.valueEquals("Cache-Control", "no-store");
	}

	@Test
	void whatIsNotAcceptedIsNotAnswered() {
		Problems.assertProblem(send(NDJSON, "application/json", "1"), 406, "not-acceptable");
	}

	@Test
	void onlyCampaignsThatAreNotOverHaveLinks() {
		Problems.assertProblem(post(16_777_214, "from=1&to=1").exchange(), 404, "not-found");
		Problems.assertProblem(post("a", "from=1&to=1").exchange(), 404, "not-found");
		int scheduled = this.api.created("https://example.com/", "\"startsAt\": \"2999-01-01T00:00:00Z\"");
		post(scheduled, "from=1&to=1").exchange().expectStatus().isOk();
		this.api.change(this.id, "{\"endsAt\": \"2020-01-01T00:00:00Z\"}");
		Problems.assertProblem(post(this.id, "from=1&to=1").exchange(), 409, "campaign-ended");
	}

	private String ok(String type, String accept, String body) {
		return text(send(type, accept, body).expectStatus().isOk());
	}

	private ResponseSpec send(String type, String accept, String body) {
		return post(this.id, "")
			.headers((headers) -> headers
				.putAll(Map.of(HttpHeaders.CONTENT_TYPE, List.of(type), HttpHeaders.ACCEPT, List.of(accept))))
			.bodyValue(body.getBytes(ISO_8859_1))
			.exchange();
	}

	private String range(String from, String to, String accept) {
		return text(post(this.id, "from=%s&to=%s".formatted(from, to)).accept(MediaType.parseMediaType(accept))
			.exchange()
			.expectStatus()
			.isOk());
	}

	private RequestBodySpec post(Object campaign, String query) {
		return this.client.post().uri("/v1/campaigns/%s/links?%s".formatted(campaign, query));
	}

	private static String text(ResponseSpec answer) {
		byte[] body = answer.expectBody().returnResult().getResponseBody();
		return new String(Objects.requireNonNullElse(body, new byte[0]), UTF_8);
	}

	private String json(long recipient) {
		return "{\"recipient\":%d,\"url\":\"%s\"}\n".formatted(recipient, url(recipient));
	}

	private String csv(long recipient) {
		return "%d,%s,\r\n".formatted(recipient, url(recipient));
	}

	private String url(long recipient) {
		return "http://localhost:8080/" + this.tokens.seal(new CampaignRecipient(this.id, recipient));
	}

}
