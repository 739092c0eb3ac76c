package io.spillway.click;

import io.spillway.token.Platform;
import org.jspecify.annotations.Nullable;

/** Reads of a user agent what it runs on, as far as targets differ by it. */
final class UserAgent {

	private UserAgent() {
	}

	/**
	 * The platform of a user agent.
	 * @param userAgent the header, or null. An iPad that asks for desktop sites, as it
	 * does unless told otherwise, says that it is a Macintosh: nothing in the header
	 * tells it from one
	 */
	static Platform platform(@Nullable String userAgent) {
		// It names the two others, to be taken for them.
		if (userAgent == null || userAgent.contains("Windows Phone")) {
			return Platform.OTHER;
		}
		if (userAgent.contains("Android")) {
			return Platform.ANDROID;
		}
		return isIos(userAgent) ? Platform.IOS : Platform.OTHER;
	}

	private static boolean isIos(String userAgent) {
		return userAgent.contains("iPhone") || userAgent.contains("iPad") || userAgent.contains("iPod");
	}

}
