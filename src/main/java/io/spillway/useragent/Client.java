package io.spillway.useragent;

/** What a link is opened with. */
public enum Client {

	/** A browser, and what is not known. */
	BROWSER(0),

	/** A page within an app, as that of KakaoTalk. */
	IN_APP_BROWSER(1),

	/** An app that the link opened, and that asks where it leads. */
	APP(2);

	private final short number;

	Client(int number) {
		this.number = (short) number;
	}

	/** The number that stands for it in the database. */
	public short number() {
		return this.number;
	}

}
