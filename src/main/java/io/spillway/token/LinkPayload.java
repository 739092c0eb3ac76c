package io.spillway.token;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

import org.jspecify.annotations.Nullable;

/**
 * What a stored row or a sealed token says of its link.
 *
 * @param createdAt when it was made, in whole milliseconds
 * @param expiresAt from when on it leads nowhere, in whole milliseconds; null for never
 * @param target where it leads
 * @param data the maker's own JSON, or null
 * @param label the maker's own name for it, or null
 * @param passQuery whether the query string of a click goes on to the target
 * @param targets where it leads on some platforms instead
 * @param appData whether an app that it opened is told its data
 */
public record LinkPayload(Instant createdAt, @Nullable Instant expiresAt, String target, @Nullable String data,
		@Nullable String label, boolean passQuery, PlatformTargets targets, boolean appData) {

	public LinkPayload {
		createdAt = createdAt.truncatedTo(ChronoUnit.MILLIS);
		expiresAt = (expiresAt != null) ? expiresAt.truncatedTo(ChronoUnit.MILLIS) : null;
	}

	/** One that leads to the same target everywhere, and tells apps nothing more. */
	public LinkPayload(Instant createdAt, @Nullable Instant expiresAt, String target, @Nullable String data,
			@Nullable String label, boolean passQuery) {
		this(createdAt, expiresAt, target, data, label, passQuery, PlatformTargets.NONE, false);
	}

	/** Where it leads on a platform. */
	public String targetOn(Platform platform) {
		String own = this.targets.on(platform);
		return (own != null) ? own : this.target;
	}

	public boolean isExpired(Instant now) {
		return this.expiresAt != null && !now.isBefore(this.expiresAt);
	}

	/** Tells nothing of where the link leads: logs and errors may hold it. */
	@Override
	public String toString() {
		return "LinkPayload[createdAt=%s, expiresAt=%s]".formatted(this.createdAt, this.expiresAt);
	}

}
