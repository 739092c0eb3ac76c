package io.spillway.feed;

import java.time.Instant;
import java.util.function.BiPredicate;
import java.util.function.LongFunction;

import io.spillway.database.FailureReason;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import reactor.core.publisher.Mono;

/**
 * A table whose changes this replica follows.
 *
 * @param <K> what rows are told apart by
 * @param <V> what is held of a row
 */
public final class FollowedTable<K, V> {

	private static final Log logger = LogFactory.getLog(FollowedTable.class);

	private final String name;

	private final String channel;

	private final TableCopy<K, V> copy;

	private final LongFunction<Mono<Changes<K, V>>> changesSince;

	private final BiPredicate<V, Instant> over;

	private boolean reachable = true;

	private boolean forgets = true;

	/**
	 * Creates a followed table.
	 * @param name what the log calls it
	 * @param channel where its changes are notified
	 * @param copy the rows that are held
	 * @param changesSince reads what changed since a horizon, 0 for all
	 * @param over whether a row need not be held any more
	 */
	public FollowedTable(String name, String channel, TableCopy<K, V> copy,
			LongFunction<Mono<Changes<K, V>>> changesSince, BiPredicate<V, Instant> over) {
		this.name = name;
		this.channel = channel;
		this.copy = copy;
		this.changesSince = changesSince;
		this.over = over;
	}

	String channel() {
		return this.channel;
	}

	/** Looks at the table once; that it cannot be read is logged, and no error. */
	Mono<Void> look(Instant now) {
		return Mono.fromSupplier(this.copy::beginLook)
			.flatMap(this::read)
			.then(Mono.<Void>fromRunnable(() -> this.copy.forget((row) -> this.over.test(row, now))))
			.doOnError(this::reportFault)
			.onErrorComplete();
	}

	/** Costs memory, and no more: the table is followed on. */
	private void reportFault(Throwable error) {
		if (this.forgets) {
			logger.error("What is over in the %s cannot be found and stays in memory: %s".formatted(this.name,
					FailureReason.of(error)));
			this.forgets = false;
		}
	}

	private Mono<Void> read(long horizon) {
		return Mono.defer(() -> this.changesSince.apply(horizon))
			.doOnNext(this::apply)
			.doOnError((error) -> report(error, horizon == 0))
			.onErrorComplete()
			.then();
	}

	private void apply(Changes<K, V> changes) {
		this.copy.apply(changes);
		if (!this.reachable) {
			logger.info("The %s is up to date again".formatted(this.name));
			this.reachable = true;
		}
	}

	/** Once what changed cannot be read, nothing else about it is news. */
	private void report(Throwable error, boolean complete) {
		if (!this.reachable) {
			return;
		}
		String reason = FailureReason.of(error);
		if (complete && this.copy.isLoaded()) {
			logger
				.warn("The %s could not be read as a whole, which is tried again; what changes in it is still read: %s"
					.formatted(this.name, reason));
			return;
		}
		logger.warn("The %s cannot be read, what others change in it is unknown until it can: %s".formatted(this.name,
				reason));
		this.reachable = false;
	}

}
