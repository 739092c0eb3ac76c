package io.spillway.bulk;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.spillway.web.Problem;
import io.spillway.web.ProblemException;

/**
 * The streams that are under way: so many at a time, and half of them, rounded up, for
 * one API key, so that one that sends for hours leaves room for others.
 */
final class StreamSlots {

	private final int limit;

	private final int limitOfKey;

	/** The names of their keys. */
	private final Map<AnswerStream, String> streams = new HashMap<>();

	private boolean closed;

	StreamSlots(int limit) {
		this.limit = limit;
		this.limitOfKey = (limit + 1) / 2;
	}

	/**
	 * Adds a stream.
	 * @param key the name of its API key
	 * @throws ProblemException if too many are under way, or no more are taken
	 */
	synchronized void admit(AnswerStream stream, String key) {
		if (this.closed) {
			throw refused("The service is stopping.");
		}
		if (this.streams.size() >= this.limit) {
			throw refused("%d bulk calls are under way.".formatted(this.limit));
		}
		if (this.streams.values().stream().filter(key::equals).count() >= this.limitOfKey) {
			throw refused("%d bulk calls are under way with this API key.".formatted(this.limitOfKey));
		}
		this.streams.put(stream, key);
	}

	private static ProblemException refused(String detail) {
		return new ProblemException(Problem.unavailable(detail));
	}

	synchronized void remove(AnswerStream stream) {
		this.streams.remove(stream);
	}

	synchronized void open() {
		this.closed = false;
	}

	/** Takes no more. */
	synchronized void close() {
		this.closed = true;
	}

	void abortAll() {
		underWay().forEach(AnswerStream::abort);
	}

	private synchronized List<AnswerStream> underWay() {
		return List.copyOf(this.streams.keySet());
	}

}
