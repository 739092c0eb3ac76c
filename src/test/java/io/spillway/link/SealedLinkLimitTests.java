package io.spillway.link;

import io.spillway.development.SpillwayTest;
import io.spillway.web.Api;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;

import static org.assertj.core.api.Assertions.assertThat;

@SpillwayTest
class SealedLinkLimitTests {

	private final Api api;

	SealedLinkLimitTests(@Autowired WebTestClient client) {
		this.api = new Api(client);
	}

	@ParameterizedTest
	@CsvSource({ "1464, 2000", "1463, 1999" })
	void aSealedLinkMayHave2000Characters(int targetLength, int tokenLength) {
		String token = this.api.token(sealed(targetLength));
		assertThat(token).hasSize(tokenLength);
		this.api.click(token).expectStatus().isFound();
		this.api.lookup(token).expectStatus().isOk();
	}

	@Test
	void whatDoesNotFitIntoASealedLinkIsRefused() {
		this.api.create(sealed(1465))
			.expectStatus()
			.isEqualTo(422)
			.expectBody()
			.jsonPath("$.type")
			.isEqualTo("urn:spillway:problem:token-too-long")
			.jsonPath("$.detail")
			.isEqualTo("the sealed token would have 2002 characters, 2000 at most are allowed.");
	}

	private static String sealed(int targetLength) {
		String target = "https://example.com/";
		return """
				{"target": "%s", "kind": "sealed"}
				""".formatted(target + "a".repeat(targetLength - target.length()));
	}

}
