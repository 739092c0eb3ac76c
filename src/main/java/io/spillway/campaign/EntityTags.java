package io.spillway.campaign;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

import io.spillway.web.ProblemException;
import io.spillway.web.ProblemType;

import org.springframework.http.ETag;
import org.springframework.http.HttpHeaders;

/**
 * The entity tags of campaigns (RFC 9110, section 8.8.3): the version, and the status,
 * which time changes as well. A change asks for the version only.
 *
 * @param tags those of an If-Match header
 */
record EntityTags(List<ETag> tags) {

	private static final String TAG = "(?:W/)?\"[\\x21\\x23-\\x7e\\x80-\\xff]*+\"";

	static final int MAX_TAGS = 16;

	/**
	 * Possessive, which is matched by a loop: as many tags as a head holds take no stack.
	 */
	private static final Pattern FORM = Pattern
		.compile("\\*|%s(?:[ \\t]*+,[ \\t]*+%s){0,%d}+".formatted(TAG, TAG, MAX_TAGS - 1));

	/** The tag of what is shown of a campaign. */
	static String of(Campaign campaign, CampaignStatus status) {
		return "\"" + of(campaign.version(), status) + "\"";
	}

	/** The tag of what is shown of a campaign that was just made. */
	static String ofNew(String status) {
		return "\"1-" + status + "\"";
	}

	private static String of(int version, CampaignStatus status) {
		return version + "-" + status.text();
	}

	/**
	 * The tags that a change is for.
	 * @throws ProblemException if there are none or too many, or they cannot be read
	 */
	static EntityTags ofIfMatch(HttpHeaders headers) {
		String value = String.join(", ", headers.getOrEmpty(HttpHeaders.IF_MATCH)).trim();
		if (value.isEmpty()) {
			throw new ProblemException(ProblemType.PRECONDITION_REQUIRED,
					"Send the ETag that you know as If-Match, or * for any.");
		}
		if (!FORM.matcher(value).matches()) {
			throw new ProblemException(ProblemType.BAD_REQUEST,
					"The If-Match header must be * or 1 to %d entity tags.".formatted(MAX_TAGS));
		}
		return new EntityTags(ETag.parse(value));
	}

	/**
	 * Whether an If-None-Match header has a star, which stands for whatever there is (RFC
	 * 9110, section 13.1.2). Spring looks at tags only.
	 */
	static boolean isAnyKnown(HttpHeaders headers) {
		return headers.getOrEmpty(HttpHeaders.IF_NONE_MATCH).stream().anyMatch((value) -> value.trim().equals("*"));
	}

	/** Weak tags never match (RFC 9110, section 13.1.1). */
	boolean match(Campaign campaign) {
		return this.tags.stream().anyMatch((tag) -> tag.isWildcard() || (!tag.weak() && isOf(campaign, tag.tag())));
	}

	private static boolean isOf(Campaign campaign, String tag) {
		return Arrays.stream(CampaignStatus.values()).anyMatch((status) -> tag.equals(of(campaign.version(), status)));
	}

}
