package io.spillway.link;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;

import io.spillway.bulk.BulkAnswer;
import io.spillway.bulk.BulkLine;
import io.spillway.idempotency.IdempotencyKey;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/**
 * Makes a link for each line of a stream, in batches, and answers the lines in their
 * order. All of it is done on one thread beside the event loops, which clicks need: bulk
 * takes one processor at most, however many streams there are.
 */
class BulkLinks {

	/** One in the database, and one before it or behind. */
	private static final int BATCHES = 2;

	/** How many answers of a batch are handed on at once; they are all there. */
	private static final int ANSWERS = 32;

	private final BulkReader reader;

	private final BulkPlain plain;

	private final BulkKeyed keyed;

	private final BulkWriter writer;

	private final Clock clock;

	private final Scheduler worker;

	BulkLinks(BulkReader reader, BulkPlain plain, BulkKeyed keyed, BulkWriter writer, Clock clock, Scheduler worker) {
		this.reader = reader;
		this.plain = plain;
		this.keyed = keyed;
		this.writer = writer;
		this.clock = clock;
		this.worker = worker;
	}

	/**
	 * Makes links.
	 * @param key the key under which refs are used once, or null
	 * @return an answer for each line; none before what it tells is committed
	 */
	Flux<BulkAnswer> make(Flux<BulkLine> lines, @Nullable IdempotencyKey key) {
		// Of lines with the same ref the first has to come first.
		int batches = (key != null) ? 1 : BATCHES;
		// A batch is under way until its last answer is taken, which bounds answers too.
		return new LineBatches(lines, this.worker)
			.flatMapSequential((batch) -> answer(batch, key).subscribeOn(this.worker), batches, ANSWERS);
	}

	private Flux<BulkAnswer> answer(List<BulkLine> batch, @Nullable IdempotencyKey key) {
		return Mono.defer(() -> make(batch, key))
			.map((entries) -> entries.stream().map(this.writer::write).toList())
			.flatMapIterable(Function.identity());
	}

	private Mono<List<BulkEntry>> make(List<BulkLine> lines, @Nullable IdempotencyKey key) {
		Instant now = this.clock.instant();
		List<BulkEntry> entries = lines.stream().map((line) -> this.reader.read(line, key != null, now)).toList();
		return (key != null) ? this.keyed.make(key, entries) : this.plain.make(entries);
	}

}
