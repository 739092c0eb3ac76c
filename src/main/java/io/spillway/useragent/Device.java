package io.spillway.useragent;

/** The kind of device that a link is opened on. */
public enum Device {

	/** None of the others, and what is not known. */
	OTHER(0),

	/** A phone. */
	PHONE(1),

	/** A tablet; not an iPad that asks for desktop sites, which nothing tells from a Mac. */
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

}
