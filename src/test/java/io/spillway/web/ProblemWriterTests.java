package io.spillway.web;

import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.util.stream.Stream;

import io.spillway.development.LogLines;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import reactor.netty.channel.AbortedException;
import reactor.test.StepVerifier;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;

import static org.assertj.core.api.Assertions.assertThat;

@ExtendWith(OutputCaptureExtension.class)
class ProblemWriterTests {

	private final ProblemWriter writer = new ProblemWriter();

	@Test
	void aFaultIsLoggedWithoutPathAndMessages(CapturedOutput output) {
		MockServerWebExchange exchange = exchange(HttpMethod.GET);
		Throwable fault = new IllegalStateException("secret", new IllegalArgumentException("secret"));
		StepVerifier.create(this.writer.handle(exchange, fault)).verifyComplete();
		assertThat(exchange.getResponse().getStatusCode()).isEqualTo(HttpStatus.INTERNAL_SERVER_ERROR);
		assertThat(exchange.getResponse().getBodyAsString().block()).isEqualTo(
				"{\"type\":\"urn:spillway:problem:internal\",\"title\":\"Something went wrong here\",\"status\":500}");
		assertThat(LogLines.ofThisThread(output)).isNotEmpty();
		assertThat(output)
			.contains("A GET request failed", "java.lang.IllegalStateException",
					"Caused by: io.spillway.web.RedactedException: java.lang.IllegalArgumentException",
					"at io.spillway.web.ProblemWriterTests")
			.doesNotContain("secret");
	}

	@Test
	void aRefusalIsNotLogged(CapturedOutput output) {
		StepVerifier
			.create(this.writer.handle(exchange(HttpMethod.GET), new ProblemException(ProblemType.GONE, "secret")))
			.verifyComplete();
		assertThat(LogLines.ofThisThread(output)).isEmpty();
	}

	@ParameterizedTest
	@MethodSource
	void aClientThatHasGoneIsNoFault(Exception error, CapturedOutput output) {
		MockServerWebExchange exchange = exchange(HttpMethod.GET);
		StepVerifier.create(this.writer.handle(exchange, error))
			.verifyErrorSatisfies((same) -> assertThat(same).isSameAs(error));
		assertThat(exchange.getResponse().isCommitted()).isFalse();
		assertThat(LogLines.ofThisThread(output)).isEmpty();
	}

	static Stream<Exception> aClientThatHasGoneIsNoFault() {
		return Stream.of(new AbortedException("Connection has been closed"), new ClosedChannelException(),
				new IOException("recvAddress(..) failed with error(-104): Connection reset by peer"),
				new IOException("Broken pipe"));
	}

	@Test
	void whatFailsBehindTheHeadOfAnAnswerIsLeftToTheServerWithoutItsMessage() {
		MockServerWebExchange exchange = exchange(HttpMethod.GET);
		exchange.getResponse().setComplete().block();
		StepVerifier.create(this.writer.handle(exchange, new IllegalStateException("secret")))
			.verifyErrorSatisfies((error) -> assertThat(error).isInstanceOf(RedactedException.class)
				.hasMessage("java.lang.IllegalStateException"));
	}

	@ParameterizedTest
	@CsvSource({ "/v1/links, false", "/v1/, false", "/v1, false", "/v1x, true", "/v12/links, true", "/, true",
			"/a/v1/, true" })
	void theApiHasNoPages(String path, boolean page) {
		MockServerWebExchange exchange = MockServerWebExchange
			.from(MockServerHttpRequest.get(path).accept(MediaType.TEXT_HTML));
		StepVerifier.create(this.writer.handle(exchange, new ProblemException(ProblemType.GONE, null)))
			.verifyComplete();
		assertThat(MediaType.TEXT_HTML.isCompatibleWith(exchange.getResponse().getHeaders().getContentType()))
			.isEqualTo(page);
	}

	@Test
	void headIsAnsweredLikeGetWithoutABody() {
		MockServerWebExchange exchange = exchange(HttpMethod.HEAD);
		StepVerifier.create(this.writer.handle(exchange, new ProblemException(ProblemType.GONE, null)))
			.verifyComplete();
		HttpHeaders headers = exchange.getResponse().getHeaders();
		assertThat(headers.getContentType()).isEqualTo(MediaType.APPLICATION_PROBLEM_JSON);
		assertThat(headers.getContentLength()).isPositive();
		assertThat(exchange.getResponse().getBodyAsString().block()).isEmpty();
	}

	@Test
	void theCacheControlOfAClickStays() {
		MockServerWebExchange exchange = exchange(HttpMethod.GET);
		exchange.getResponse().getHeaders().setCacheControl("private, no-store");
		StepVerifier.create(this.writer.handle(exchange, new ProblemException(ProblemType.GONE, null)))
			.verifyComplete();
		assertThat(exchange.getResponse().getHeaders().getCacheControl()).isEqualTo("private, no-store");
	}

	private static MockServerWebExchange exchange(HttpMethod method) {
		return MockServerWebExchange.from(MockServerHttpRequest.method(method, "/secret?secret=secret").build());
	}

}
