package io.spillway.token;

/** What a link is opened on, as far as targets differ by it. */
public enum Platform {

	/** An iPhone, iPad or iPod. */
	IOS,

	/** A device with Android. */
	ANDROID,

	/** Anything else, and what is not known. */
	OTHER

}
