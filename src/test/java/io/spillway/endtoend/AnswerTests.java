package io.spillway.endtoend;

import java.net.http.HttpResponse;

import com.fasterxml.jackson.databind.JsonNode;
import io.spillway.development.DevelopmentKeys;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class AnswerTests {

	private static final String UNKNOWN = "/0123456789AB";

	private final Spillway spillway = SharedSpillway.get();

	@Test
	void anUnknownLinkIsNotFound() {
		HttpResponse<String> click = this.spillway.clicks().get(UNKNOWN);
		assertThat(click.statusCode()).isEqualTo(404);
		assertProblem(click, "not-found");
	}

	@Test
	void aForgedLinkIsNotFound() {
		String token = this.spillway.makeToken("sealed", "https://shop.example/");
		char other = (token.charAt(30) == 'A') ? 'B' : 'A';
		String forged = token.substring(0, 30) + other + token.substring(31);
		assertThat(this.spillway.click(forged).statusCode()).isEqualTo(404);
		assertThat(this.spillway.click(token).statusCode()).isEqualTo(302);
	}

	@Test
	void aPersonReadsWhatIsWrongInKorean() {
		HttpResponse<String> page = this.spillway.clicks()
			.with("Accept", "text/html,application/xhtml+xml,*/*;q=0.8")
			.with("Accept-Language", "ko-KR,ko;q=0.9,en;q=0.5")
			.get(UNKNOWN);
		assertThat(page.statusCode()).isEqualTo(404);
		assertThat(Http.header(page, "Content-Type")).isEqualTo("text/html;charset=UTF-8");
		assertThat(Http.header(page, "Content-Language")).isEqualTo("ko");
		assertThat(page.body()).contains("<html lang=\"ko\">", "<h1>페이지를 찾을 수 없습니다</h1>");
	}

	@Test
	void aCallerNeedsAnApiKeyThatTheServiceKnows() {
		HttpResponse<String> refused = this.spillway.clicks().withApiKey("sw_wrong").get("/v1/links" + UNKNOWN);
		assertThat(refused.statusCode()).isEqualTo(401);
		assertThat(Http.header(refused, "WWW-Authenticate")).startsWith("Bearer");
		assertProblem(refused, "unauthenticated");
	}

	@Test
	void aCallerNeedsTheScope() {
		HttpResponse<String> refused = this.spillway.clicks()
			.withApiKey(DevelopmentKeys.STATS_API_KEY)
			.get("/v1/links" + UNKNOWN);
		assertThat(refused.statusCode()).isEqualTo(403);
		assertProblem(refused, "forbidden");
	}

	@Test
	void aWrongFieldIsPointedAt() {
		HttpResponse<String> refused = this.spillway.api().post(Spillway.LINKS, """
				{"target": "javascript:alert(1)"}""");
		assertThat(refused.statusCode()).isEqualTo(422);
		JsonNode problem = assertProblem(refused, "invalid-link");
		assertThat(problem.required("errors").required(0).required("pointer").textValue()).isEqualTo("/target");
	}

	@Test
	void anUnknownFieldIsPointedAt() {
		HttpResponse<String> refused = this.spillway.api().post(Spillway.LINKS, """
				{"target": "https://shop.example/", "expires": "2030-01-01T00:00:00Z"}""");
		assertThat(refused.statusCode()).isEqualTo(400);
		JsonNode problem = assertProblem(refused, "unknown-field");
		assertThat(problem.required("errors").required(0).required("pointer").textValue()).isEqualTo("/expires");
	}

	@Test
	void theContractIsServed() {
		HttpResponse<String> contract = this.spillway.clicks().get("/openapi.yaml");
		assertThat(contract.statusCode()).isEqualTo(200);
		assertThat(contract.body()).startsWith("openapi: 3.");
	}

	@Test
	void crawlersAreSentAway() {
		HttpResponse<String> robots = this.spillway.clicks().get("/robots.txt");
		assertThat(robots.statusCode()).isEqualTo(200);
		assertThat(robots.body()).isEqualTo("User-agent: *\nDisallow: /\n");
	}

	private static JsonNode assertProblem(HttpResponse<String> response, String type) {
		assertThat(Http.header(response, "Content-Type")).isEqualTo("application/problem+json");
		JsonNode problem = Http.json(response);
		assertThat(problem.required("type").textValue()).isEqualTo("urn:spillway:problem:" + type);
		assertThat(problem.required("status").intValue()).isEqualTo(response.statusCode());
		return problem;
	}

}
