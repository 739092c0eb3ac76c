package io.spillway.revocation;

import java.time.Instant;

import io.spillway.feed.TableCopy;
import io.spillway.token.CampaignRecipient;

/** The deny list as this replica knows it. */
public final class DenyList {

	private final RevocationMode mode;

	/** The subjects that are denied, and when they lead nowhere anyway. */
	private final TableCopy<Subject, Instant> denied;

	DenyList(RevocationMode mode, TableCopy<Subject, Instant> denied) {
		this.mode = mode;
		this.denied = denied;
	}

	/** Where it holds them, by their kinds. */
	static TableCopy<Subject, Instant> newCopy() {
		return new TableCopy<>(Subject.Kind.values().length, (subject) -> subject.kind().part());
	}

	/** Whether this replica can tell what is revoked, or may act as if it could. */
	public boolean isUsable() {
		return isLoaded() || isLenient();
	}

	/** Whether this replica may act without what it has never read. */
	public boolean isLenient() {
		return this.mode == RevocationMode.LENIENT;
	}

	/** Whether a sealed link is revoked, as far as this replica knows. */
	public boolean isDenied(String sealedToken) {
		return has(Subject.Kind.SEALED) && isDenied(Subject.ofSealed(sealedToken));
	}

	/** Whether a whole campaign is denied, as far as this replica knows. */
	public boolean isDenied(int campaign) {
		return has(Subject.Kind.CAMPAIGN) && isDenied(Subject.ofCampaign(campaign));
	}

	/**
	 * Whether a recipient of a campaign, or all of it, is denied, as far as this replica
	 * knows.
	 */
	public boolean isDenied(CampaignRecipient recipient) {
		return isDenied(recipient.campaign())
				|| (has(Subject.Kind.RECIPIENT) && isDenied(Subject.ofRecipient(recipient)));
	}

	/** A click pays nothing for kinds of which nothing is denied. */
	private boolean has(Subject.Kind kind) {
		return !this.denied.isEmpty(kind.part());
	}

	private boolean isDenied(Subject subject) {
		return this.denied.get(subject) != null;
	}

	boolean isLoaded() {
		return this.denied.isLoaded();
	}

	/** When the table was read last, by {@link System#nanoTime}. */
	long readAt() {
		return this.denied.readAt();
	}

	int size() {
		return this.denied.size();
	}

	/** What has expired need not be held: it leads nowhere without the list as well. */
	static boolean isOver(Instant expiresAt, Instant now) {
		return expiresAt.isBefore(now);
	}

}
