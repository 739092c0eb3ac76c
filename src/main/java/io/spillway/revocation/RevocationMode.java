package io.spillway.revocation;

/** What a replica does with sealed links that has never loaded the deny list. */
public enum RevocationMode {

	/** Opens them. */
	LENIENT,

	/** Answers that it cannot know. */
	STRICT

}
