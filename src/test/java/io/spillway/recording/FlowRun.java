package io.spillway.recording;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import io.spillway.observability.BatchTelemetry;
import io.spillway.observability.RequestTracing;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Sinks;

/** A flow of clicks whose time, database and disk a test has in hand. */
final class FlowRun {

	static final int CAPACITY = 4000;

	final FakeStore store = new FakeStore();

	final FakeSpool spool = new FakeSpool();

	final RecordingCounts counts = new RecordingCounts();

	final ClickBuffer buffer = new ClickBuffer(CAPACITY, ClickFlow.BATCH, () -> {
	});

	final StoreAttempts attempts;

	final ClickFolder spooled = new ClickFolder(() -> this.spool);

	final BatchTelemetry replays = new BatchTelemetry("replay", RequestTracing.none());

	final ClickFlow flow;

	/** How clicks ended that somebody waited for: true if they are safe. */
	final List<Boolean> answers = new ArrayList<>();

	private final boolean commit;

	private long nanos = -5_000_000_000L;

	private FlowRun(boolean commit) {
		this.commit = commit;
		this.attempts = new StoreAttempts(this.store, () -> this.nanos, () -> {
		});
		this.flow = new ClickFlow(this.buffer, this.attempts, this.spooled, this.counts,
				new BatchTelemetry("record", RequestTracing.none()), this.replays, commit, () -> this.nanos);
	}

	static FlowRun async() {
		return new FlowRun(false);
	}

	static FlowRun commit() {
		return new FlowRun(true);
	}

	/** Clicks come, and the writer is woken. */
	List<ClickEvent> click(int count) {
		List<ClickEvent> events = offer(count);
		step();
		return events;
	}

	/** Clicks come, and the writer has not been woken yet. */
	List<ClickEvent> offer(int count) {
		List<ClickEvent> events = Clicks.ofCampaign(1, count);
		for (ClickEvent event : events) {
			if (this.commit) {
				await(event);
			}
			else if (!this.buffer.offer(event, null)) {
				this.counts.lostAtTheDoor(this.flow.isStuck());
			}
		}
		return events;
	}

	private void await(ClickEvent event) {
		Sinks.Empty<Void> sink = Sinks.unsafe().empty();
		this.buffer.offer(event, sink);
		sink.asMono().subscribe((_) -> {
		}, (_) -> this.answers.add(false), () -> this.answers.add(true));
	}

	/** Does all that can be done without anything to happen or time to pass. */
	long step() {
		long pause = this.flow.step();
		for (int i = 0; pause <= 0; i++) {
			if (i > 100) {
				throw new IllegalStateException("the flow does not come to rest");
			}
			pause = this.flow.step();
		}
		return pause;
	}

	/** Time passes, at the end of which the writer is woken. */
	void pass(Duration time) {
		this.nanos += time.toNanos();
		step();
	}

	/** Fifty milliseconds pass, after which clicks have waited long enough. */
	void flush() {
		pass(ClickFlow.FLUSH);
	}

	void record() {
		this.store.record();
		step();
	}

	void fail() {
		this.store.fail();
		step();
	}

	void refuse() {
		this.store.refuse();
		step();
	}

	/** The database is found to be away, by a click of its own. */
	List<ClickEvent> loseDatabase() {
		List<ClickEvent> lost = click(1);
		flush();
		fail();
		return lost;
	}

	@Nullable List<ClickEvent> inDatabase() {
		return this.store.isAsked() ? this.store.last() : null;
	}

}
