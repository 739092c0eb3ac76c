package io.spillway.useragent;

import org.jspecify.annotations.Nullable;

/** The operating system that a link is opened on. */
public enum OperatingSystem {

	/** None of the others, and what is not known. */
	OTHER(0),

	/** Android. */
	ANDROID(1),

	/** That of an iPhone, iPad or iPod; see {@link Device#TABLET}. */
	IOS(2),

	/** Windows. */
	WINDOWS(3),

	/** That of a Mac. */
	MACOS(4),

	/** Linux, Chrome OS too. */
	LINUX(5);

	private final short number;

	OperatingSystem(int number) {
		this.number = (short) number;
	}

	/** The number that stands for it in the database. */
	public short number() {
		return this.number;
	}

	/**
	 * The system of a user agent. An iPad whose browser asks for desktop sites, as it
	 * does unless told otherwise, says that it is a Mac: only pages within apps can be
	 * told from one.
	 * @param userAgent the header, or null
	 */
	public static OperatingSystem of(@Nullable String userAgent) {
		if (userAgent == null) {
			return OTHER;
		}
		// It names the two others, to be taken for them.
		if (userAgent.contains("Windows Phone")) {
			return WINDOWS;
		}
		if (userAgent.contains("Android")) {
			return ANDROID;
		}
		return isIos(userAgent) ? IOS : ofDesktop(userAgent);
	}

	private static boolean isIos(String userAgent) {
		return userAgent.contains("iPhone") || userAgent.contains("iPad") || userAgent.contains("iPod");
	}

	private static OperatingSystem ofDesktop(String userAgent) {
		if (userAgent.contains("Windows")) {
			return WINDOWS;
		}
		if (userAgent.contains("Macintosh")) {
			return userAgent.contains("Mobile/") ? IOS : MACOS;
		}
		return (userAgent.contains("Linux") || userAgent.contains("CrOS") || userAgent.contains("X11")) ? LINUX : OTHER;
	}

}
