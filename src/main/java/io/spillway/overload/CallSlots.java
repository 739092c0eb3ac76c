package io.spillway.overload;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.spillway.web.Problem;
import io.spillway.web.ProblemException;

/**
 * Long calls that are under way: so many at a time, and half of them, rounded up, for one
 * API key, so that one leaves room for others.
 *
 * @param <C> what stands for a call
 */
public final class CallSlots<C> {

	private final int limit;

	private final int limitOfKey;

	private final String name;

	/** The names of their keys. */
	private final Map<C, String> calls = new HashMap<>();

	private boolean closed;

	/**
	 * Creates slots.
	 * @param limit how many calls may be under way
	 * @param name what the calls are called, in the plural
	 */
	public CallSlots(int limit, String name) {
		this.limit = limit;
		this.limitOfKey = Math.ceilDiv(limit, 2);
		this.name = name;
	}

	/**
	 * Adds a call.
	 * @param key the name of its API key
	 * @throws ProblemException if too many are under way, or no more are taken
	 */
	public synchronized void admit(C call, String key) {
		if (this.closed) {
			throw stopping();
		}
		if (this.calls.size() >= this.limit) {
			throw refused("%d %s are under way.".formatted(this.limit, this.name));
		}
		if (this.calls.values().stream().filter(key::equals).count() >= this.limitOfKey) {
			throw refused("%d %s are under way with this API key.".formatted(this.limitOfKey, this.name));
		}
		this.calls.put(call, key);
	}

	/** What a call is told that is not taken, or ended, because the service stops. */
	public static ProblemException stopping() {
		return refused("The service is stopping.");
	}

	private static ProblemException refused(String detail) {
		return new ProblemException(Problem.unavailable(detail));
	}

	/** Removes a call, if it is there. */
	public synchronized void remove(C call) {
		this.calls.remove(call);
	}

	/** The calls that are under way now. */
	public synchronized List<C> underWay() {
		return List.copyOf(this.calls.keySet());
	}

	/** How many calls are under way. */
	public synchronized int size() {
		return this.calls.size();
	}

	/** Takes calls from now on. */
	public synchronized void open() {
		this.closed = false;
	}

	/** Takes no more. */
	public synchronized void close() {
		this.closed = true;
	}

}
