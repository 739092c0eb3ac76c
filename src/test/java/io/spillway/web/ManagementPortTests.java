package io.spillway.web;

import io.spillway.development.SpillwayTest;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.test.web.reactive.server.WebTestClient;

/** What is there for operators is there for nobody else. */
@SpillwayTest
class ManagementPortTests {

	@Test
	void clicksAreNotAnsweredThere(@LocalManagementPort int port, @Autowired WebTestClient client) {
		String token = new Api(client).token("{\"target\": \"https://example.com/\"}");
		Api.reading(client)
			.get()
			.uri("http://localhost:{port}/{token}", port, token)
			.exchange()
			.expectStatus()
			.isNotFound()
			.expectHeader()
			.doesNotExist("Location");
	}

}
