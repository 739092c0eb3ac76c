package io.spillway.click;

import java.util.Objects;

import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.spillway.observability.CurrentSpan;
import io.spillway.observability.RecordedTraces;
import io.spillway.observability.RequestTracing;
import io.spillway.token.TokenKind;
import io.spillway.web.Problem;
import io.spillway.web.ProblemType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

import static org.assertj.core.api.Assertions.assertThat;

class ClickTracingTests {

	private static final String TARGET = "https://example.com/S3CRET";

	private final RecordedTraces traces = new RecordedTraces();

	private final ClickTracing tracing = new ClickTracing(this.traces.tracing());

	@Test
	void aClickThatIsNotChosenHasNoSpan() {
		assertThat(new ClickTracing(RequestTracing.none()).begin(new DefaultHttpHeaders(), TokenKind.STORED)).isNull();
	}

	@ParameterizedTest
	@CsvSource({ "STORED, stored", "SEALED, sealed", "CAMPAIGN, campaign", ", none" })
	void aSpanTellsKindAndRouteAndNothingOfTheLink(TokenKind kind, String tag) {
		trace(kind, new Resolution.Redirect(TARGET, ClickOutcome.REDIRECTED, false));
		SpanData span = this.traces.onlyEnded();
		assertThat(span.getName()).isEqualTo("click");
		assertThat(attribute(span, "http.route")).isEqualTo("/{token}");
		assertThat(attribute(span, "spillway.kind")).isEqualTo(tag);
		assertThat(attribute(span, "spillway.outcome")).isEqualTo("redirected");
		assertThat(span.toString()).doesNotContain("S3CRET");
	}

	@ParameterizedTest
	@CsvSource({ "NOT_FOUND, not_found, UNSET", "GONE, gone, UNSET", "UNAVAILABLE, unavailable, ERROR",
			"INTERNAL, error, ERROR" })
	void onlyWhatTheServiceIsToBlameForIsAnError(ProblemType problem, String outcome, StatusCode status) {
		trace(TokenKind.STORED, new Resolution.Refusal(new Problem(problem, null)));
		assertThat(attribute(this.traces.onlyEnded(), "spillway.outcome")).isEqualTo(outcome);
		assertThat(this.traces.onlyEnded().getStatus().getStatusCode()).isEqualTo(status);
	}

	@Test
	void whatResolvesTheClickKnowsItsSpan() {
		Span span = begin(TokenKind.STORED);
		Mono<Resolved> resolution = Mono.deferContextual((context) -> {
			assertThat(CurrentSpan.in(context)).isSameAs(span);
			return Mono.empty();
		});
		StepVerifier.create(ClickTracing.trace(span, resolution)).verifyComplete();
	}

	@Test
	void theSpanOfAPersonWhoLeavesEndsToo() {
		ClickTracing.trace(begin(TokenKind.STORED), Mono.never()).subscribe().dispose();
		assertThat(attribute(this.traces.onlyEnded(), "spillway.outcome")).isNull();
	}

	private void trace(TokenKind kind, Resolution resolution) {
		Resolved resolved = Resolved.unrecorded(resolution);
		StepVerifier.create(ClickTracing.trace(begin(kind), Mono.just(resolved))).expectNext(resolved).verifyComplete();
	}

	private Span begin(@Nullable TokenKind kind) {
		return Objects.requireNonNull(this.tracing.begin(new DefaultHttpHeaders(), kind));
	}

	private static @Nullable String attribute(SpanData span, String name) {
		return span.getAttributes().get(AttributeKey.stringKey(name));
	}

}
