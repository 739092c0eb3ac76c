package io.spillway.campaign;

import java.nio.ByteBuffer;
import java.util.Base64;

import io.spillway.token.CampaignRecipient;
import io.spillway.web.ProblemException;
import io.spillway.web.ProblemType;
import org.jspecify.annotations.Nullable;

/** Names a place in the list of campaigns: that behind a campaign. */
final class Cursor {

	/** Beyond all campaigns. */
	private static final int START = CampaignRecipient.MAX_CAMPAIGN + 1;

	private Cursor() {
	}

	static String behind(int campaign) {
		return Base64.getUrlEncoder()
			.withoutPadding()
			.encodeToString(ByteBuffer.allocate(Integer.BYTES).putInt(campaign).array());
	}

	/**
	 * The campaign that a cursor is behind, a larger number for the list's beginning.
	 * @throws ProblemException if the cursor is none
	 */
	static int parse(@Nullable String cursor) {
		if (cursor == null) {
			return START;
		}
		int campaign = decode(cursor);
		if (campaign < 0 || campaign >= START || !behind(campaign).equals(cursor)) {
			throw new ProblemException(ProblemType.BAD_REQUEST, "The cursor is not one that this list gave.");
		}
		return campaign;
	}

	private static int decode(String cursor) {
		try {
			byte[] bytes = Base64.getUrlDecoder().decode(cursor);
			return (bytes.length == Integer.BYTES) ? ByteBuffer.wrap(bytes).getInt() : -1;
		}
		catch (IllegalArgumentException _) {
			return -1;
		}
	}

}
