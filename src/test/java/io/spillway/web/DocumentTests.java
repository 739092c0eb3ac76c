package io.spillway.web;

import io.spillway.development.SpillwayTest;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;

@SpillwayTest
class DocumentTests {

	@Autowired
	WebTestClient client;

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
