package io.spillway.bulk;

import java.util.List;

import io.spillway.campaign.CampaignApi;
import io.spillway.development.DevelopmentKeys;
import io.spillway.development.SpillwayTest;
import io.spillway.web.Api;
import io.spillway.web.Problems;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/** Of all bulk calls. */
@SpillwayTest
class ContentEncodingTests {

	private final WebTestClient client;

	private final List<String> paths;

	ContentEncodingTests(@Autowired WebTestClient client) {
		this.client = Api.reading(client)
			.mutate()
			.defaultHeaders((headers) -> headers.setBearerAuth(DevelopmentKeys.API_KEY))
			.build();
		int campaign = new CampaignApi(client).created("https://example.com/{recipient}");
		this.paths = List.of("/v1/links/bulk", "/v1/campaigns/%d/links".formatted(campaign));
	}

	@ParameterizedTest
	@ValueSource(strings = { "identity", "Identity", "identity, IDENTITY", "identity;identity", "" })
	void aBodyThatIsNotEncodedIsTaken(String encodings) {
		for (String path : this.paths) {
			send(path, encodings).expectStatus().isOk();
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "gzip", "GZIP", "br", "s3cret", "identity, gzip", "gzip, identity", "identity;gzip" })
	void aBodyThatIsEncodedIsRefused(String encodings) {
		for (String path : this.paths) {
			ResponseSpec answer = send(path, encodings);
			answer.expectHeader().valueEquals(HttpHeaders.ACCEPT_ENCODING, "identity");
			assertThat(Problems.assertProblem(answer, 415, "unsupported-media-type"))
				.contains("\"detail\":\"The Content-Encoding header may name identity only.\"");
		}
	}

	/** Semicolons part the values of several headers. */
	private ResponseSpec send(String path, String encodings) {
		return this.client.post()
			.uri(path)
			.contentType(MediaType.APPLICATION_NDJSON)
			.header(HttpHeaders.CONTENT_ENCODING, encodings.split(";", -1))
			.bodyValue("null".getBytes(UTF_8))
			.exchange();
	}

}
