package io.spillway.recording;

import java.time.Clock;
import java.time.Duration;

import io.spillway.useragent.Visitor;
import io.spillway.web.ProblemException;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

import org.springframework.context.SmartLifecycle;

/**
 * Has clicks recorded. Started by who answers them, and not with the context: a command
 * must leave the spool alone. Ends after the server, whose last clicks are recorded too.
 */
public final class ClickRecorder implements SmartLifecycle {

	private final Durability durability;

	private final ClickIds ids;

	private final Clock clock;

	private final ClickBuffer buffer;

	private final RecordingCounts counts;

	private final ClickFlow flow;

	private final WriterThread thread;

	/** How long a click waits to be recorded. */
	private final Duration limit;

	ClickRecorder(Durability durability, ClickIds ids, Clock clock, ClickBuffer buffer, RecordingCounts counts,
			ClickFlow flow, WriterThread thread, Duration limit) {
		this.durability = durability;
		this.ids = ids;
		this.clock = clock;
		this.buffer = buffer;
		this.counts = counts;
		this.flow = flow;
		this.thread = thread;
		this.limit = limit;
	}

	/** What a click's answer promises; with {@code OFF} there is nothing to call. */
	public Durability durability() {
		return this.durability;
	}

	/**
	 * Records a click in a moment. Never waits and never fails: what it loses it counts.
	 */
	public void record(ClickedLink link, Outcome outcome, Visitor visitor) {
		if (!this.buffer.offer(event(link, outcome, visitor), null)) {
			this.counts.lostAtTheDoor(this.flow.isStuck());
		}
	}

	/**
	 * Records a click.
	 * @return nothing once the record is safe, or a {@link ProblemException} if it is not
	 * known to be
	 */
	public Mono<Void> recordSafely(ClickedLink link, Outcome outcome, Visitor visitor) {
		return Mono.defer(() -> {
			Sinks.Empty<Void> sink = Sinks.unsafe().empty();
			boolean taken = this.buffer.offer(event(link, outcome, visitor), sink);
			return taken ? sink.asMono() : Mono.<Void>error(ClickBatch.unavailable());
		}).timeout(this.limit, Mono.error(ClickBatch::unavailable));
	}

	private ClickEvent event(ClickedLink link, Outcome outcome, Visitor visitor) {
		long number = this.ids.next();
		return ClickEvent.of(this.ids.high(this.clock.millis(), number), this.ids.low(number), link, outcome, visitor);
	}

	@Override
	public boolean isAutoStartup() {
		return false;
	}

	@Override
	public void start() {
		if (this.durability != Durability.OFF && !isRunning()) {
			this.thread.start(this.flow);
		}
	}

	@Override
	public void stop() {
		this.thread.stop();
	}

	@Override
	public boolean isRunning() {
		return this.thread.isRunning();
	}

	/** Before the server in starting, and so after it in stopping. */
	@Override
	public int getPhase() {
		return 0;
	}

}
