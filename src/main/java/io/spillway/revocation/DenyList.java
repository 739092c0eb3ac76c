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
		return !this.denied.isEmpty() && isDenied(Subject.ofSealed(sealedToken));
	}

	/** Whether a whole campaign is denied, as far as this replica knows. */
	public boolean isDenied(int campaign) {
		return !this.denied.isEmpty() && isDenied(Subject.ofCampaign(campaign));
	}

	/**
	 * Whether a recipient of a campaign, or all of it, is denied, as far as this replica
	 * knows.
	 */
	public boolean isDenied(CampaignRecipient recipient) {
		return !this.denied.isEmpty()
				&& (isDenied(Subject.ofCampaign(recipient.campaign())) || isDenied(Subject.ofRecipient(recipient)));
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
