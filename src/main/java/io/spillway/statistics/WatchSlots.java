package io.spillway.statistics;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.spillway.web.Problem;
import io.spillway.web.ProblemException;

/**
 * Who watches: so many at a time, and half of them with one API key, so that one leaves
 * room for others.
 */
final class WatchSlots {

	private final int limit;

	/** The names of their keys. */
	private final Map<Watcher, String> watchers = new HashMap<>();

	private boolean closed;

	/**
	 * Creates slots.
	 * @param limit how many may watch, 2 or more
	 */
	WatchSlots(int limit) {
		this.limit = limit;
	}

	/**
	 * Adds a watcher.
	 * @param key the name of its API key
	 * @throws ProblemException if there are too many, or no more are taken
	 */
	synchronized void admit(Watcher watcher, String key) {
		if (this.closed) {
			throw stopping();
		}
		if (this.watchers.size() >= this.limit) {
			throw refused("%d streams of statistics are under way.".formatted(this.limit));
		}
		int limitOfKey = this.limit / 2;
		if (this.watchers.values().stream().filter(key::equals).count() >= limitOfKey) {
			throw refused("%d streams of statistics are under way with this API key.".formatted(limitOfKey));
		}
		this.watchers.put(watcher, key);
	}

	static ProblemException stopping() {
		return refused("The service is stopping.");
	}

	private static ProblemException refused(String detail) {
		return new ProblemException(Problem.unavailable(detail));
	}

	synchronized void remove(Watcher watcher) {
		this.watchers.remove(watcher);
	}

	synchronized int size() {
		return this.watchers.size();
	}

	synchronized void open() {
		this.closed = false;
	}

	/** Takes no more, and ends those that there are. */
	void close() {
		closeAndList().forEach(Watcher::end);
	}

	private synchronized List<Watcher> closeAndList() {
		this.closed = true;
		return List.copyOf(this.watchers.keySet());
	}

}
