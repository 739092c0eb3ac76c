package io.spillway.apps;

import io.spillway.development.SpillwayTest;
import io.spillway.web.Api;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

import static org.assertj.core.api.Assertions.assertThat;

@SpillwayTest
@TestPropertySource(properties = { "spillway.apps.ios[0].app-id=TEAMID1234.com.example.app",
		"spillway.apps.android[0].package-name=com.example.app",
		"spillway.apps.android[0].sha256-cert-fingerprints=" + AppsTests.PRINT,
		"spillway.click.fallback=https://e.com" })
class AppsTests {

	static final String PRINT = "14:6d:e9:83:c5:73:06:50:d8:ee:b9:95:2f:34:fc:64:16:a0:83:42:e6:1d:be:a8:8a:04:96:b2:3f:cf:44:e5";

	private static final String APPLE = "/.well-known/apple-app-site-association";

	private static final String ANDROID = "/.well-known/assetlinks.json";

	private final WebTestClient client;

	AppsTests(@Autowired WebTestClient client) {
		this.client = Api.reading(client);
	}

	@Test
	void appleLearnsWhichAppsOpenTheLinks() {
		get(APPLE).expectBody()
			.jsonPath("$.applinks.details[0].appIDs[0]")
			.isEqualTo("TEAMID1234.com.example.app")
			.jsonPath("$.applinks.details[0].components[0]['/']")
			.isEqualTo("/v1/*")
			.jsonPath("$.applinks.details[0].components[0].exclude")
			.isEqualTo(true);
	}

	@Test
	void googleLearnsWhichAppsOpenTheLinks() {
		String body = get(ANDROID).expectBody(String.class).returnResult().getResponseBody();
		assertThat(body).isEqualTo("[{\"relation\":[\"delegate_permission/common.handle_all_urls\"],\"target\":"
				+ "{\"namespace\":\"android_app\",\"package_name\":\"com.example.app\",\"sha256_cert_fingerprints\":[\""
				+ "14:6D:E9:83:C5:73:06:50:D8:EE:B9:95:2F:34:FC:64:16:A0:83:42:E6:1D:BE:A8:8A:04:96:B2:3F:CF:44:E5\"]}}]");
	}

	@ParameterizedTest
	@ValueSource(strings = { APPLE, ANDROID })
	void headAnswersTheSameWithoutTheBody(String path) {
		ResponseSpec answer = this.client.head().uri(path).exchange();
		expectFile(answer);
		answer.expectBody().isEmpty();
		assertThat(answer.returnResult(Void.class).getResponseHeaders().getContentLength()).isPositive();
	}

	@ParameterizedTest
	@ValueSource(strings = { "text/html", "application/json", "*/*", "text" })
	void whateverIsAcceptedIsAnsweredWithJson(String accept) {
		expectFile(this.client.get().uri(APPLE).header("Accept", accept).exchange());
	}

	@ParameterizedTest
	@ValueSource(strings = { APPLE, ANDROID })
	void otherMethodsAreNotAllowed(String path) {
		this.client.method(HttpMethod.POST).uri(path).exchange().expectStatus().isEqualTo(405);
	}

	private ResponseSpec get(String path) {
		return expectFile(this.client.get().uri(path).exchange());
	}

	private static ResponseSpec expectFile(ResponseSpec answer) {
		return answer.expectStatus()
			.isOk()
			.expectHeader()
			.contentType(MediaType.APPLICATION_JSON)
			.expectHeader()
			.valueEquals("Cache-Control", "max-age=3600, public");
	}

}
