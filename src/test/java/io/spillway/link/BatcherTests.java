package io.spillway.link;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.sdk.trace.data.LinkData;
import io.spillway.observability.BatchTelemetry;
import io.spillway.observability.CurrentSpan;
import io.spillway.observability.RecordedTraces;
import io.spillway.web.ProblemException;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.test.StepVerifier;

import static org.assertj.core.api.Assertions.assertThat;

class BatcherTests {

	private static final Duration MAX_QUEUEING = Duration.ofMillis(100);

	private final AtomicLong time = new AtomicLong();

	private final List<List<String>> loads = new ArrayList<>();

	private final List<Sinks.One<Map<String, Integer>>> results = new ArrayList<>();

	private final RecordedTraces traces = new RecordedTraces();

	private final BatchTelemetry telemetry = new BatchTelemetry("test", this.traces.tracing());

	private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

	private final Batcher<String, Integer> batcher = new Batcher<>(this::load, 3, MAX_QUEUEING, this.time::get,
			this.telemetry);

	@Test
	void aLoneKeyIsLoadedAtOnce() {
		this.batcher.get("a").subscribe();
		assertThat(this.loads).containsExactly(List.of("a"));
	}

	@Test
	void keysThatComeDuringALoadAreInTheNextOne() {
		get("a", "b", "c");
		assertThat(this.loads).containsExactly(List.of("a"));
		answer(0, Map.of("a", 1));
		assertThat(this.loads).containsExactly(List.of("a"), List.of("b", "c"));
	}

	@Test
	void aKeyThatManyAskForIsLoadedOnce() {
		get("a");
		StepVerifier first = StepVerifier.create(this.batcher.get("b")).expectNext(2).expectComplete().verifyLater();
		StepVerifier second = StepVerifier.create(this.batcher.get("b")).expectNext(2).expectComplete().verifyLater();
		answer(0, Map.of());
		answer(1, Map.of("b", 2));
		first.verify();
		second.verify();
		assertThat(this.loads).containsExactly(List.of("a"), List.of("b"));
	}

	@Test
	void aKeyWithoutAValueIsAnsweredWithNothing() {
		StepVerifier missing = StepVerifier.create(this.batcher.get("a")).expectComplete().verifyLater();
		answer(0, Map.of("other", 1));
		missing.verify();
	}

	@Test
	void aLoadHasNoMoreKeysThanAllowed() {
		get("a", "b", "c", "d", "e");
		answer(0, Map.of());
		assertThat(this.loads.getLast()).containsExactly("b", "c", "d");
		answer(1, Map.of());
		assertThat(this.loads.getLast()).containsExactly("e");
	}

	@Test
	void aWholeBatchMayWaitHoweverSlowTheLoadsAre() {
		get("a");
		this.time.set(Duration.ofHours(1).toNanos());
		get("b", "c");
		StepVerifier last = StepVerifier.create(this.batcher.get("d")).expectNext(4).expectComplete().verifyLater();
		StepVerifier.create(this.batcher.get("e")).verifyError(ProblemException.class);
		answer(0, Map.of());
		answer(1, Map.of("d", 4));
		last.verify();
	}

	@Test
	void aKeyThatWaitsAlreadyIsNeverRefused() {
		get("a");
		this.time.set(Duration.ofHours(1).toNanos());
		get("b", "c", "d");
		StepVerifier again = StepVerifier.create(this.batcher.get("d")).expectNext(4).expectComplete().verifyLater();
		answer(0, Map.of());
		answer(1, Map.of("d", 4));
		again.verify();
	}

	@Test
	void moreThanABatchMayWaitAsLongAsTheLoadsAreLikelyToBeThroughInTime() {
		takeForTheFirstLoad(MAX_QUEUEING.dividedBy(2));
		get("b", "c", "d", "e");
		StepVerifier.create(this.batcher.get("f")).expectSubscription().thenCancel().verify();
		assertThat(this.loads).hasSize(2);
	}

	@Test
	void aKeyIsRefusedWhoseLoadIsLikelyToBeLate() {
		takeForTheFirstLoad(MAX_QUEUEING.dividedBy(2).plusNanos(1));
		get("b", "c", "d", "e");
		StepVerifier.create(this.batcher.get("f")).verifyError(ProblemException.class);
	}

	@Test
	void aLoadThatTakesLongerThanTheLastOneCountsAtOnce() {
		takeForTheFirstLoad(Duration.ofMillis(1));
		get("b", "c", "d");
		this.time.addAndGet(MAX_QUEUEING.toNanos() + 1);
		StepVerifier.create(this.batcher.get("e")).verifyError(ProblemException.class);
	}

	/** Three keys wait when it is over, and are the second load's. */
	private void takeForTheFirstLoad(Duration duration) {
		get("a", "x", "y", "z");
		this.time.addAndGet(duration.toNanos());
		answer(0, Map.of());
	}

	@Test
	void aFailedLoadFailsItsOwnKeysOnly() {
		StepVerifier failed = StepVerifier.create(this.batcher.get("a")).expectErrorMessage("away").verifyLater();
		StepVerifier next = StepVerifier.create(this.batcher.get("b")).expectNext(2).expectComplete().verifyLater();
		this.results.getFirst().tryEmitError(new IllegalStateException("away")).orThrow();
		answer(1, Map.of("b", 2));
		failed.verify();
		next.verify();
	}

	@Test
	void whoHasGoneHoldsNobodyUp() {
		this.batcher.get("a").subscribe().dispose();
		StepVerifier stays = StepVerifier.create(this.batcher.get("b")).expectNext(2).expectComplete().verifyLater();
		answer(0, Map.of("a", 1));
		answer(1, Map.of("b", 2));
		stays.verify();
	}

	@Test
	void aLoadIsMeasuredAndLinkedToAllWhoWaitForIt() {
		this.telemetry.bindTo(this.registry);
		get("a");
		Span first = this.traces.request("first");
		Span second = this.traces.request("second");
		this.batcher.get("b").contextWrite((context) -> CurrentSpan.put(context, first)).subscribe();
		get("c");
		this.time.addAndGet(Duration.ofMillis(5).toNanos());
		this.batcher.get("b").contextWrite((context) -> CurrentSpan.put(context, second)).subscribe();
		answer(0, Map.of());
		assertThat(this.traces.ended()).isEmpty();
		answer(1, Map.of());
		assertThat(this.traces.onlyEnded().getParentSpanContext()).isEqualTo(first.getSpanContext());
		assertThat(this.traces.onlyEnded().getLinks()).extracting(LinkData::getSpanContext)
			.containsExactly(first.getSpanContext(), second.getSpanContext());
		assertThat(this.registry.get("spillway.batch.size").summary().max()).isEqualTo(2);
		assertThat(this.registry.get("spillway.batch.wait").timer().max(TimeUnit.MILLISECONDS)).isEqualTo(5);
		assertThat(times("done")).isEqualTo(2);
		assertThat(times("failed")).isZero();
	}

	@Test
	void aFailedLoadIsMeasuredAsOne() {
		this.telemetry.bindTo(this.registry);
		StepVerifier failed = StepVerifier.create(this.batcher.get("a")).expectError().verifyLater();
		this.results.getFirst().tryEmitError(new IllegalStateException("away")).orThrow();
		failed.verify();
		assertThat(times("failed")).isEqualTo(1);
		assertThat(times("done")).isZero();
	}

	private long times(String outcome) {
		return this.registry.get("spillway.batch.time").tag("outcome", outcome).timer().count();
	}

	private void get(String... keys) {
		for (String key : keys) {
			this.batcher.get(key).subscribe();
		}
	}

	private Mono<Map<String, Integer>> load(List<String> keys) {
		this.loads.add(keys);
		Sinks.One<Map<String, Integer>> result = Sinks.one();
		this.results.add(result);
		return result.asMono();
	}

	private void answer(int load, Map<String, Integer> values) {
		this.results.get(load).tryEmitValue(values).orThrow();
	}

}
