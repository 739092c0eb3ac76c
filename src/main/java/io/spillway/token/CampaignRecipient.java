package io.spillway.token;

/**
 * Whom a campaign link was made for.
 *
 * @param campaign the campaign's number, 0 .. 2^24-1
 * @param recipient the recipient's number, 0 .. 2^40-1
 */
public record CampaignRecipient(int campaign, long recipient) {

	/** The largest number of a campaign. */
	public static final int MAX_CAMPAIGN = (1 << 24) - 1;

	/** The largest number of a recipient. */
	public static final long MAX_RECIPIENT = (1L << CampaignRecipient.RECIPIENT_BITS) - 1;

	static final int RECIPIENT_BITS = 40;

	public CampaignRecipient {
		check("campaign", campaign, MAX_CAMPAIGN);
		check("recipient", recipient, MAX_RECIPIENT);
	}

	private static void check(String name, long number, long max) {
		if (number < 0 || number > max) {
			throw new IllegalArgumentException("%s %d is not within 0..%d".formatted(name, number, max));
		}
	}

}
