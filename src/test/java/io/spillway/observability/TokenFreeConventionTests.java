package io.spillway.observability;

import java.util.Map;

import io.micrometer.common.KeyValue;
import org.junit.jupiter.api.Test;

import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.observation.ServerRequestObservationContext;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.http.server.reactive.MockServerHttpResponse;

import static org.assertj.core.api.Assertions.assertThat;

class TokenFreeConventionTests {

	private final TokenFreeConvention convention = new TokenFreeConvention();

	@Test
	void tellsTheRouteAndNotThePath() {
		ServerRequestObservationContext context = context();
		context.setPathPattern("/v1/links/{token}");
		assertThat(this.convention.getLowCardinalityKeyValues(context)).containsExactlyInAnyOrder(
				KeyValue.of("method", "GET"), KeyValue.of("uri", "/v1/links/{token}"), KeyValue.of("status", "200"),
				KeyValue.of("outcome", "SUCCESS"), KeyValue.of("exception", "none"));
		assertThat(this.convention.getHighCardinalityKeyValues(context)).isEmpty();
		assertThat(this.convention.getContextualName(context)).isEqualTo("http get /v1/links/{token}");
	}

	@Test
	void withoutARouteItTellsNothingOfThePath() {
		ServerRequestObservationContext context = context();
		assertThat(this.convention.getLowCardinalityKeyValues(context)).extracting(KeyValue::getValue)
			.doesNotContain("/v1/links/S3CRET");
		assertThat(this.convention.getHighCardinalityKeyValues(context)).isEmpty();
		assertThat(this.convention.getContextualName(context)).doesNotContain("S3CRET");
	}

	private static ServerRequestObservationContext context() {
		MockServerHttpResponse response = new MockServerHttpResponse();
		response.setStatusCode(HttpStatus.OK);
		return new ServerRequestObservationContext(MockServerHttpRequest.get("/v1/links/S3CRET").build(), response,
				Map.of());
	}

}
