package io.spillway.click;

import java.time.Duration;
import java.util.List;
import java.util.Objects;

import reactor.core.publisher.Flux;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.reactive.function.client.WebClient;

/** Many clicks at once. */
final class ClickLoad {

	/** A person's. */
	static final String USER_AGENT = "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) "
			+ "Chrome/138.0.0.0 Mobile Safari/537.36";

	private static final Duration LIMIT = Duration.ofSeconds(30);

	private static final int CONNECTIONS = 32;

	private final WebClient client;

	private ClickLoad(WebClient client) {
		this.client = client;
	}

	/** To the service that a test talks to. */
	static ClickLoad of(WebTestClient client) {
		String root = Objects.requireNonNull(client.get().uri("/robots.txt").exchange().returnResult(Void.class))
			.getUrl()
			.resolve("/")
			.toString();
		return new ClickLoad(
				WebClient.builder().baseUrl(root).defaultHeader(HttpHeaders.USER_AGENT, USER_AGENT).build());
	}

	/** Clicks a link, and returns the statuses of the answers. */
	List<Integer> click(String token, int count) {
		return Objects.requireNonNull(Flux.range(0, count)
			.flatMap(
					(_) -> this.client.get()
						.uri("/{token}", token)
						.exchangeToMono((response) -> response.releaseBody().thenReturn(response.statusCode())),
					CONNECTIONS)
			.map(HttpStatusCode::value)
			.collectList()
			.block(LIMIT));
	}

}
