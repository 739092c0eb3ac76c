package io.spillway.link;

import java.time.Instant;

import io.spillway.token.LinkPayload;

/**
 * A link.
 *
 * @param token the part of its URL that stands for it
 * @param kind where it is kept
 * @param payload what it says
 * @param revoked whether it was revoked
 */
public record Link(String token, LinkKind kind, LinkPayload payload, boolean revoked) {

	public LinkStatus status(Instant now) {
		if (this.revoked) {
			return LinkStatus.REVOKED;
		}
		return this.payload.isExpired(now) ? LinkStatus.EXPIRED : LinkStatus.ACTIVE;
	}

	/** Names no token: whoever has it can follow the link. */
	@Override
	public String toString() {
		return "Link[kind=%s, revoked=%s]".formatted(this.kind, this.revoked);
	}

}
