package io.spillway.revocation;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The deny list as this replica knows it. */
public final class DenyList {

	private final RevocationMode mode;

	private volatile Map<Subject, Instant> denied = new ConcurrentHashMap<>();

	/** What was denied here since the last look at the table began. */
	private final Map<Subject, Instant> sinceLook = new HashMap<>();

	private volatile boolean loaded;

	private volatile long readAt;

	DenyList(RevocationMode mode) {
		this.mode = mode;
	}

	/** Whether this replica can tell what is revoked, or may act as if it could. */
	public boolean isUsable() {
		return this.loaded || this.mode == RevocationMode.LENIENT;
	}

	/** Whether a sealed link is revoked, as far as this replica knows. */
	public boolean isDenied(String sealedToken) {
		Map<Subject, Instant> known = this.denied;
		return !known.isEmpty() && known.containsKey(Subject.ofSealed(sealedToken));
	}

	boolean isLoaded() {
		return this.loaded;
	}

	/** When the table was read last, by {@link System#nanoTime}. */
	long readAt() {
		return this.readAt;
	}

	int size() {
		return this.denied.size();
	}

	/** Before a look: what was denied here so far is in the table and will be seen. */
	synchronized void beginLook() {
		this.sinceLook.clear();
	}

	synchronized void apply(DenyListChanges changes) {
		Map<Subject, Instant> target = changes.complete() ? new ConcurrentHashMap<>(this.sinceLook) : this.denied;
		changes.entries().forEach((entry) -> {
			if (entry.denied()) {
				target.put(entry.subject(), entry.expiresAt());
			}
			else {
				target.remove(entry.subject());
			}
		});
		this.denied = target;
		this.readAt = System.nanoTime();
		this.loaded = true;
	}

	/** Forgets what has expired: it leads nowhere without the list as well. */
	void forgetExpired(Instant now) {
		this.denied.values().removeIf((expiresAt) -> expiresAt.isBefore(now));
	}

	synchronized void deny(Subject subject, Instant expiresAt) {
		this.sinceLook.put(subject, expiresAt);
		this.denied.put(subject, expiresAt);
	}

}
