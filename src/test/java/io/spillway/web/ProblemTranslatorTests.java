package io.spillway.web;

import java.util.List;
import java.util.stream.Stream;

import io.netty.handler.timeout.ReadTimeoutException;
import io.spillway.token.UnreadableException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.server.MethodNotAllowedException;
import org.springframework.web.server.NotAcceptableStatusException;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebInputException;
import org.springframework.web.server.UnsupportedMediaTypeStatusException;

import static org.assertj.core.api.Assertions.assertThat;

class ProblemTranslatorTests {

	private static final String TOO_LARGE = "A body may have 65,536 bytes.";

	@ParameterizedTest
	@MethodSource
	void anExceptionBecomesTheProblemThatItMeans(Throwable error, ProblemType type, @Nullable String detail) {
		Problem problem = ProblemTranslator.translate(error);
		assertThat(problem.type()).isEqualTo(type);
		assertThat(problem.detail()).isEqualTo(detail);
		assertThat(problem.errors()).isEmpty();
	}

	static Stream<Arguments> anExceptionBecomesTheProblemThatItMeans() {
		return Stream.of(Arguments.of(new ProblemException(ProblemType.GONE, "detail"), ProblemType.GONE, "detail"),
				Arguments.of(new UnreadableException("secret"), ProblemType.UNAVAILABLE,
						"This replica cannot read the link."),
				Arguments.of(new DataBufferLimitException("secret"), ProblemType.TOO_LARGE, TOO_LARGE),
				Arguments.of(new ServerWebInputException("secret", null, new DataBufferLimitException("secret")),
						ProblemType.TOO_LARGE, TOO_LARGE),
				Arguments.of(status(413), ProblemType.TOO_LARGE, TOO_LARGE),
				Arguments.of(ReadTimeoutException.INSTANCE, ProblemType.REQUEST_TIMEOUT, null),
				Arguments.of(new NotAcceptableStatusException(List.of()), ProblemType.NOT_ACCEPTABLE,
						"The Accept header cannot be read."),
				Arguments.of(new UnsupportedMediaTypeStatusException(MediaType.TEXT_PLAIN, List.of()),
						ProblemType.UNSUPPORTED_MEDIA_TYPE, "The Content-Type header cannot be read."),
				Arguments.of(new ServerWebInputException("No request body"), ProblemType.BAD_REQUEST,
						"No request body."),
				Arguments.of(status(404), ProblemType.NOT_FOUND, null),
				Arguments.of(status(418), ProblemType.BAD_REQUEST, null),
				Arguments.of(status(500), ProblemType.INTERNAL, null),
				Arguments.of(status(503), ProblemType.UNAVAILABLE, "The service is busy."),
				Arguments.of(new IllegalStateException("secret"), ProblemType.INTERNAL, null),
				Arguments.of(new OutOfMemoryError("secret"), ProblemType.INTERNAL, null));
	}

	private static ResponseStatusException status(int status) {
		return new ResponseStatusException(HttpStatus.valueOf(status), "secret");
	}

	@Test
	void whatCannotBeAnsweredNowMayBeTriedAgain() {
		assertThat(ProblemTranslator.translate(new UnreadableException("secret"))
			.headers()
			.getFirst(HttpHeaders.RETRY_AFTER)).isEqualTo("1");
		assertThat(ProblemTranslator.translate(status(503)).headers().getFirst(HttpHeaders.RETRY_AFTER)).isEqualTo("1");
	}

	@Test
	void aRefusedMethodComesWithThoseThatAreAllowed() {
		Problem problem = ProblemTranslator
			.translate(new MethodNotAllowedException(HttpMethod.PUT, List.of(HttpMethod.GET, HttpMethod.DELETE)));
		assertThat(problem.type()).isEqualTo(ProblemType.METHOD_NOT_ALLOWED);
		assertThat(problem.headers().getFirst(HttpHeaders.ALLOW)).isEqualTo("DELETE, GET, HEAD");
		assertThat(problem.detail()).isEqualTo("Allowed are: DELETE, GET, HEAD.");
	}

	@Test
	void headIsNotAllowedWhereGetIsNot() {
		Problem problem = ProblemTranslator
			.translate(new MethodNotAllowedException(HttpMethod.PUT, List.of(HttpMethod.POST)));
		assertThat(problem.headers().getFirst(HttpHeaders.ALLOW)).isEqualTo("POST");
	}

}
