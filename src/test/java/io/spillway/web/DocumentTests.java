package io.spillway.web;

import java.io.IOException;

import io.spillway.development.SpillwayTest;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.HttpHeaders;
import org.springframework.test.web.reactive.server.WebTestClient;

import static org.assertj.core.api.Assertions.assertThat;

@SpillwayTest
class DocumentTests {

	@Autowired
	WebTestClient client;

	@Test
	void contractIsServedWhole() throws IOException {
		Contract.reading(this.client)
			.get()
			.uri("/openapi.yaml")
			.header(HttpHeaders.RANGE, "bytes=0-9")
			.exchange()
			.expectStatus()
			.isOk()
			.expectHeader()
			.contentType("application/yaml")
			.expectBody(byte[].class)
			.isEqualTo(new ClassPathResource("openapi.yaml").getContentAsByteArray());
	}

	@Test
	void crawlersAreSentAway() {
		this.client.get()
			.uri("/robots.txt")
			.exchange()
			.expectStatus()
			.isOk()
			.expectBody(String.class)
			.isEqualTo("User-agent: *\nDisallow: /\n");
	}

}
