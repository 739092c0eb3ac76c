package io.spillway.campaign;

import java.util.regex.Pattern;

import io.spillway.token.CampaignRecipient;
import io.spillway.web.Problem;
import io.spillway.web.ProblemException;
import io.spillway.web.ProblemType;
import org.jspecify.annotations.Nullable;

/** Reads the numbers of requests: decimal ones, without sign or leading zeros. */
public final class Numbers {

	static final int DEFAULT_LIMIT = 50;

	static final int MAX_LIMIT = 100;

	private static final Pattern NUMBER = Pattern.compile("0|[1-9][0-9]{0,12}");

	private static final Problem NO_RECIPIENT = new Problem(ProblemType.BAD_REQUEST,
			"A recipient is a number from 0 to %d.".formatted(CampaignRecipient.MAX_RECIPIENT));

	private Numbers() {
	}

	/** The number of a campaign; what is none has no campaign. */
	public static int campaign(String text) {
		long number = number(text);
		if (number < 0 || number > CampaignRecipient.MAX_CAMPAIGN) {
			throw unknownCampaign();
		}
		return (int) number;
	}

	/** Says that there is no such campaign. */
	public static ProblemException unknownCampaign() {
		return new ProblemException(ProblemType.NOT_FOUND, "No campaign has this number.");
	}

	/** The number of a recipient. */
	static long recipient(String text) {
		return recipient(number(text));
	}

	/** The same number, if it is one of a recipient. */
	static long recipient(long number) {
		if (number < 0 || number > CampaignRecipient.MAX_RECIPIENT) {
			throw new ProblemException(NO_RECIPIENT);
		}
		return number;
	}

	/** How many of a list to show: 1 to 100, 50 without a text. */
	public static int limit(@Nullable String text) {
		if (text == null) {
			return DEFAULT_LIMIT;
		}
		long number = number(text);
		if (number < 1 || number > MAX_LIMIT) {
			throw new ProblemException(ProblemType.BAD_REQUEST,
					"The limit is a number from 1 to %d.".formatted(MAX_LIMIT));
		}
		return (int) number;
	}

	private static long number(String text) {
		return NUMBER.matcher(text).matches() ? Long.parseLong(text) : -1;
	}

}
