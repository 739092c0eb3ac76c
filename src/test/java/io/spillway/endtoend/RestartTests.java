package io.spillway.endtoend;

import java.net.http.HttpResponse;

import io.spillway.development.TestDatabase;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class RestartTests {

	private static final String REQUEST = """
			{"target": "https://shop.example/한글"}""";

	private static final String OTHER_REQUEST = """
			{"target": "https://shop.example/other"}""";

	private final Settings settings = Settings.of(TestDatabase.create());

	@Test
	void aRequestIsDoneOnceThoughTheServiceWasRestartedBetweenItsTries() {
		HttpResponse<String> first;
		try (Spillway spillway = Spillway.start(this.settings)) {
			first = send(spillway, REQUEST);
			assertThat(first.statusCode()).isEqualTo(201);
		}
		try (Spillway spillway = Spillway.start(this.settings)) {
			HttpResponse<String> second = send(spillway, REQUEST);
			assertThat(second.statusCode()).isEqualTo(201);
			assertThat(second.body()).isEqualTo(first.body());
			assertThat(Http.header(second, "Location")).isEqualTo(Http.header(first, "Location"));
			assertThat(send(spillway, OTHER_REQUEST).statusCode()).isEqualTo(422);
		}
	}

	private static HttpResponse<String> send(Spillway spillway, String request) {
		return spillway.api().with("Idempotency-Key", "order-4711").post(Spillway.LINKS, request);
	}

}
