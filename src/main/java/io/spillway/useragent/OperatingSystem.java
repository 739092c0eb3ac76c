package io.spillway.useragent;

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

}
