package io.spillway.revocation;

import java.time.Instant;

import io.spillway.feed.TableCopy;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Revokes what has no row of its own: here at once, on other replicas that reach the
 * database within two seconds. Doing it again changes nothing.
 */
public final class Revocations {

	private final DenyListStore store;

	private final TableCopy<Subject, Instant> denied;

	Revocations(DenyListStore store, TableCopy<Subject, Instant> denied) {
		this.store = store;
		this.denied = denied;
	}

	/**
	 * Revokes a sealed link.
	 * @param sealedToken the link's token
	 * @param expiresAt when the link expires anyway, or null
	 */
	public Mono<Void> revoke(String sealedToken, @Nullable Instant expiresAt) {
		Subject subject = Subject.ofSealed(sealedToken);
		return change(subject, (expiresAt != null) ? expiresAt : Instant.MAX, this.store.deny(subject, expiresAt));
	}

	/** Revokes the links of a recipient or of a campaign. */
	public Mono<Void> deny(Subject subject) {
		return change(subject, Instant.MAX, this.store.deny(subject, null));
	}

	/** Takes back what {@link #deny} did. */
	public Mono<Void> restore(Subject subject) {
		return change(subject, null, this.store.restore(subject));
	}

	private Mono<Void> change(Subject subject, @Nullable Instant deniedUntil, Mono<Void> change) {
		return Mono.defer(() -> {
			long mark = this.denied.mark();
			return change.then(Mono.fromRunnable(() -> this.denied.put(subject, deniedUntil, mark)));
		});
	}

}
