package io.spillway.revocation;

import java.time.Instant;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Revokes what has no row of its own. */
public final class Revocations {

	private final DenyListStore store;

	private final DenyList list;

	Revocations(DenyListStore store, DenyList list) {
		this.store = store;
		this.list = list;
	}

	/**
	 * Revokes a sealed link: here at once, on other replicas that reach the database
	 * within two seconds. Doing it again changes nothing.
	 * @param sealedToken the link's token
	 * @param expiresAt when the link expires anyway, or null
	 */
	public Mono<Void> revoke(String sealedToken, @Nullable Instant expiresAt) {
		Subject subject = Subject.ofSealed(sealedToken);
		return this.store.deny(subject, expiresAt)
			.then(Mono.fromRunnable(() -> this.list.deny(subject, (expiresAt != null) ? expiresAt : Instant.MAX)));
	}

}
