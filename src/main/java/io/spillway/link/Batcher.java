package io.spillway.link;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.LongSupplier;

import io.opentelemetry.api.trace.Span;
import io.spillway.observability.BatchTelemetry;
import io.spillway.observability.CurrentSpan;
import io.spillway.web.Problem;
import io.spillway.web.ProblemException;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoSink;

/**
 * Gathers the keys that are asked for while a load is under way into the next load, each
 * key once. With nothing under way a key is loaded at once, so that one alone waits for
 * nothing.
 * <p>
 * The next load has always room for a whole batch. More keys may wait only as long as the
 * loads before theirs are likely to be through in time.
 * <p>
 * Belongs to one thread: whoever asks, and whatever loads, has to be on it.
 *
 * @param <K> the type of the keys
 * @param <V> the type of the values
 */
public final class Batcher<K, V> {

	private static final Problem TOO_MANY = Problem.unavailable("Too many requests wait for the database.");

	private final Function<List<K>, Mono<Map<K, V>>> load;

	private final int maxBatch;

	private final long maxQueueing;

	private final LongSupplier nanoTime;

	private final BatchTelemetry telemetry;

	private Map<K, Waiting<V>> waiting = new LinkedHashMap<>();

	private boolean loading;

	private long loadingSince;

	private long lastLoad;

	/**
	 * Creates a batcher.
	 * @param load loads the values of some keys; those without a value are not in the map
	 * @param maxBatch how many keys a load may have
	 * @param maxQueueing how long a key may wait before its own load
	 * @param nanoTime the time
	 * @param telemetry is told of each load
	 */
	public Batcher(Function<List<K>, Mono<Map<K, V>>> load, int maxBatch, Duration maxQueueing, LongSupplier nanoTime,
			BatchTelemetry telemetry) {
		this.load = load;
		this.maxBatch = maxBatch;
		this.maxQueueing = maxQueueing.toNanos();
		this.nanoTime = nanoTime;
		this.telemetry = telemetry;
	}

	/**
	 * The value of a key.
	 * @return the value, or nothing if there is none, or a {@link ProblemException} if
	 * too many keys wait, or what went wrong with the load that the key was in
	 */
	public Mono<V> get(K key) {
		return Mono.create((sink) -> {
			Waiting<V> others = this.waiting.get(key);
			if (others != null) {
				others.sinks().add(sink);
			}
			else if (this.waiting.size() >= this.maxBatch && queueing() > this.maxQueueing) {
				sink.error(new ProblemException(TOO_MANY));
			}
			else {
				List<MonoSink<V>> sinks = new ArrayList<>(1);
				sinks.add(sink);
				this.waiting.put(key, new Waiting<>(this.nanoTime.getAsLong(), sinks));
				if (!this.loading) {
					loadNext();
				}
			}
		});
	}

	/**
	 * How long a key that comes now is likely to wait before its load, in nanoseconds.
	 */
	private long queueing() {
		long current = this.nanoTime.getAsLong() - this.loadingSince;
		return Math.max(this.lastLoad, current) * (1 + this.waiting.size() / this.maxBatch);
	}

	private void loadNext() {
		if (this.waiting.isEmpty()) {
			return;
		}
		Map<K, Waiting<V>> batch = takeBatch();
		this.loading = true;
		this.loadingSince = this.nanoTime.getAsLong();
		BatchTelemetry.Load load = begin(batch.values());
		this.load.apply(new ArrayList<>(batch.keySet()))
			.defaultIfEmpty(Map.of())
			.doFinally((_) -> finished())
			.subscribe((values) -> {
				load.done();
				batch.forEach((key, waiting) -> succeed(waiting.sinks(), values.get(key)));
			}, (error) -> {
				load.failed();
				batch.values().forEach((waiting) -> waiting.sinks().forEach((sink) -> sink.error(error)));
			});
	}

	private BatchTelemetry.Load begin(Collection<Waiting<V>> batch) {
		List<Span> traced = new ArrayList<>(0);
		for (Waiting<V> waiting : batch) {
			for (MonoSink<V> sink : waiting.sinks()) {
				Span span = CurrentSpan.in(sink.contextView());
				if (span != null) {
					traced.add(span);
				}
			}
		}
		return this.telemetry.begin(batch.size(), this.loadingSince - batch.iterator().next().since(), traced);
	}

	private void finished() {
		this.loading = false;
		this.lastLoad = this.nanoTime.getAsLong() - this.loadingSince;
		loadNext();
	}

	private static <V> void succeed(List<MonoSink<V>> sinks, @Nullable V value) {
		for (MonoSink<V> sink : sinks) {
			if (value != null) {
				sink.success(value);
			}
			else {
				sink.success();
			}
		}
	}

	private Map<K, Waiting<V>> takeBatch() {
		Map<K, Waiting<V>> batch = this.waiting;
		if (batch.size() <= this.maxBatch) {
			this.waiting = new LinkedHashMap<>();
			return batch;
		}
		Map<K, Waiting<V>> first = new LinkedHashMap<>();
		Iterator<Map.Entry<K, Waiting<V>>> entries = batch.entrySet().iterator();
		while (first.size() < this.maxBatch) {
			Map.Entry<K, Waiting<V>> entry = entries.next();
			first.put(entry.getKey(), entry.getValue());
			entries.remove();
		}
		return first;
	}

	/**
	 * Who waits for a key.
	 *
	 * @param since when the first came
	 * @param sinks all of them
	 */
	private record Waiting<V>(long since, List<MonoSink<V>> sinks) {
	}

}
