package io.spillway.useragent;

/** The kind of device that a link is opened on. */
public enum Device {

	/** None of the others, and what is not known. */
	OTHER(0),

	/** A phone. */
	PHONE(1),

	/**
	 * A tablet; not an iPad that asks for desktop sites, which nothing tells from a Mac.
	 */
	TABLET(2),

	/** A desktop or a laptop. */
	DESKTOP(3);

	private final short number;

	Device(int number) {
		this.number = (short) number;
	}

	/** The number that stands for it in the database. */
	public short number() {
		return this.number;
	}

	/** What a user agent says that it runs on. */
	static Device of(String userAgent, OperatingSystem system) {
		return switch (system) {
			case ANDROID -> ofAndroid(userAgent);
			case IOS -> (userAgent.contains("iPhone") || userAgent.contains("iPod")) ? PHONE : TABLET;
			case WINDOWS -> userAgent.contains("Windows Phone") ? PHONE : DESKTOP;
			case MACOS -> DESKTOP;
			case LINUX -> (userAgent.contains("X11") || userAgent.contains("CrOS")) ? DESKTOP : OTHER;
			case OTHER -> OTHER;
		};
	}

	/**
	 * Browsers say that they are mobile on phones and only there. What is no browser says
	 * nothing of it.
	 */
	private static Device ofAndroid(String userAgent) {
		if (userAgent.contains("Mobile")) {
			return PHONE;
		}
		return userAgent.startsWith("Mozilla/") ? TABLET : OTHER;
	}

}
