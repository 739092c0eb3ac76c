package io.spillway.bulk;

import java.util.Locale;

/** The bulk calls, as metrics name them. */
public enum BulkCall {

	/** Links of the recipients of a campaign. */
	CAMPAIGN,

	/** Links one by one. */
	LINKS;

	String tag() {
		return name().toLowerCase(Locale.ROOT);
	}

}
