package io.spillway.link;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;

import io.spillway.bulk.BulkLine;
import io.spillway.bulk.LineSplitter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;
import reactor.test.publisher.TestPublisher;
import reactor.test.scheduler.VirtualTimeScheduler;

import static org.assertj.core.api.Assertions.assertThat;

class LineBatchesTests {

	private final VirtualTimeScheduler time = VirtualTimeScheduler.create();

	private final TestPublisher<BulkLine> lines = TestPublisher.create();

	private final Flux<Integer> sizes = sizes(this.lines.flux());

	@ParameterizedTest
	@CsvSource({ "4096, 16", "241, 255", "240, 256", "0, 256" })
	void aBatchIsBoundedByLinesAndByBytes(int length, int size) {
		List<List<BulkLine>> batches = Objects
			.requireNonNull(batches(lines(3 * size + 1, length)).collectList().block());
		assertThat(batches).extracting(List::size).containsExactly(size, size, size, 1);
		assertThat(batches)
			.allSatisfy((batch) -> assertThat(batch.stream().mapToInt((line) -> line.bytes().length).sum())
				.isLessThanOrEqualTo(LineBatches.MAX_BYTES));
		assertThat(batches.stream().flatMap(List::stream).map(BulkLine::number)).isSorted();
	}

	@Test
	void aBatchHasNoMoreThanItsBytesHoweverLinesAreMixed() {
		Flux<BulkLine> mixed = Flux.range(1, 1000).map((number) -> line((number * 997) % (LineSplitter.MAX_LINE + 1)));
		assertThat(batches(mixed).toIterable())
			.allSatisfy((batch) -> assertThat(batch.stream().mapToInt((line) -> line.bytes().length).sum()).isBetween(1,
					LineBatches.MAX_BYTES));
	}

	@Test
	void aLineAloneWaitsForOthersOnlySoLong() {
		StepVerifier.create(this.sizes)
			.then(() -> this.lines.next(line(1)))
			.then(() -> after(LineBatches.GATHERING.minusNanos(1)))
			.then(() -> this.lines.next(line(1)))
			.expectNoEvent(Duration.ofMillis(10))
			.then(() -> after(Duration.ofNanos(1)))
			.expectNext(2)
			.thenCancel()
			.verify();
	}

	@Test
	void theTimeOfABatchIsNotThatOfTheNext() {
		StepVerifier.create(this.sizes)
			.then(() -> this.lines.next(line(1), array(LineBatches.MAX_LINES - 1)))
			.expectNext(LineBatches.MAX_LINES)
			.then(() -> after(LineBatches.GATHERING.dividedBy(2)))
			.then(() -> this.lines.next(line(1)))
			.then(() -> after(LineBatches.GATHERING.dividedBy(2)))
			.expectNoEvent(Duration.ofMillis(10))
			.then(() -> after(LineBatches.GATHERING.dividedBy(2)))
			.expectNext(1)
			.thenCancel()
			.verify();
	}

	@Test
	void aBatchThatIsNotAskedForGoesOnUntilItIsFull() {
		StepVerifier.create(this.sizes, 1)
			.then(() -> this.lines.next(line(1)))
			.then(() -> after(LineBatches.GATHERING))
			.expectNext(1)
			.then(() -> this.lines.next(line(1)))
			.then(() -> after(LineBatches.GATHERING))
			.then(() -> this.lines.next(line(1)))
			.thenRequest(1)
			.expectNext(2)
			.thenCancel()
			.verify();
		this.lines.assertCancelled();
	}

	@Test
	void noMoreIsReadThanTheNextBatch() {
		AtomicInteger read = new AtomicInteger();
		StepVerifier.create(sizes(lines(10_000, 1).doOnNext((_) -> read.incrementAndGet())), 1)
			.expectNext(LineBatches.MAX_LINES)
			.then(() -> after(Duration.ofSeconds(1)))
			.then(() -> assertThat(read.get()).isBetween(2 * LineBatches.MAX_LINES,
					2 * LineBatches.MAX_LINES + LineBatches.READ_AHEAD))
			.thenCancel()
			.verify();
	}

	@Test
	void theEndBringsWhatIsThere() {
		StepVerifier.create(this.sizes).then(() -> this.lines.next(line(1)).complete()).expectNext(1).verifyComplete();
		StepVerifier.create(sizes(Flux.empty())).verifyComplete();
	}

	@Test
	void aBodyThatCannotBeReadIsNoEnd() {
		StepVerifier.create(this.sizes)
			.then(() -> this.lines.next(line(1)).error(new IllegalStateException("broken")))
			.verifyErrorMessage("broken");
	}

	private void after(Duration duration) {
		this.time.advanceTimeBy(duration);
	}

	private Flux<List<BulkLine>> batches(Flux<BulkLine> from) {
		return new LineBatches(from, this.time);
	}

	private Flux<Integer> sizes(Flux<BulkLine> from) {
		return batches(from).map(List::size);
	}

	private static Flux<BulkLine> lines(int count, int length) {
		return Flux.range(1, count).map((number) -> new BulkLine(number, new byte[length], length == 0));
	}

	private static BulkLine[] array(int count) {
		return lines(count, 1).toStream().toArray(BulkLine[]::new);
	}

	private static BulkLine line(int length) {
		return new BulkLine(1, new byte[length], false);
	}

}
