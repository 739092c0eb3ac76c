package io.spillway.web;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import io.spillway.development.SpillwayTest;
import io.spillway.web.RawConnection.Answer;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.web.reactive.server.WebTestClient;

import static org.assertj.core.api.Assertions.assertThat;

/** A burst of people, each of whom gets an answer, and their own. */
@SpillwayTest
class ManyConnectionsTests {

	private static final int CONNECTIONS = 200;

	private static final int REQUESTS = 5;

	private static final long LIMIT_SECONDS = 30;

	private final int port;

	private final Api api;

	ManyConnectionsTests(@LocalServerPort int port, @Autowired WebTestClient client) {
		this.port = port;
		this.api = new Api(client);
	}

	@Test
	void noConnectionIsForgotten() throws Exception {
		List<String> tokens = IntStream.range(0, REQUESTS).mapToObj(this::token).toList();
		List<Callable<Boolean>> people = IntStream.range(0, CONNECTIONS)
			.<Callable<Boolean>>mapToObj((_) -> () -> clickAll(tokens))
			.toList();
		try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
			List<Future<Boolean>> done = threads.invokeAll(people, LIMIT_SECONDS, TimeUnit.SECONDS);
			assertThat(done).hasSize(CONNECTIONS)
				.allSatisfy((one) -> assertThat(one.state()).isEqualTo(Future.State.SUCCESS));
		}
	}

	private boolean clickAll(List<String> tokens) throws IOException {
		try (RawConnection connection = new RawConnection(this.port)) {
			for (int i = 0; i < REQUESTS; i++) {
				connection.send("GET /" + tokens.get(i) + " HTTP/1.1\r\nHost: localhost\r\n\r\n");
				assertAnswered(connection.answer(), i);
			}
			return true;
		}
	}

	/** A machine that is busy with other things may make the service refuse some. */
	private static void assertAnswered(Answer answer, int number) {
		assertThat(answer.status()).isIn(302, 503);
		assertThat(answer.headers().getFirst("Location"))
			.isEqualTo((answer.status() == 302) ? "https://example.com/" + number : null);
	}

	private String token(int number) {
		return this.api.token("""
				{"target": "https://example.com/%d", "kind": "%s"}
				""".formatted(number, (number % 2 == 0) ? "stored" : "sealed"));
	}

}
