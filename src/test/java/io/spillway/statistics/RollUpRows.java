package io.spillway.statistics;

import io.spillway.development.TestDatabase;

/** Roll-ups as processes leave them. */
final class RollUpRows {

	private RollUpRows() {
	}

	/** Adds a row of a campaign, with ever less of each. */
	static void ofCampaign(TestDatabase database, int campaign, String minute, int slot, int clicks) {
		database.execute(
				"""
						insert into campaign_minute (campaign_id, minute, slot, clicks, recipients, missed, bots, phones, tablets,
							desktops)
						select %1$d, '%2$s', %3$d, n, n - 1, n - 2, n - 3, n - 4, 1, 2 from (values (%4$d)) as clicks (n)
						"""
					.formatted(campaign, minute, slot, clicks));
	}

	/** Adds a row of a link. */
	static void ofLink(TestDatabase database, String link, String minute, int slot, int clicks) {
		database.execute("""
				insert into link_minute (link, minute, slot, clicks, missed, bots, phones, tablets, desktops)
				values (%s, '%s', %d, %d, 1, 2, 0, 0, 3)
				""".formatted(link, minute, slot, clicks));
	}

}
