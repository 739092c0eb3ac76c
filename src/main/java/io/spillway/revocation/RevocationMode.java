package io.spillway.revocation;

/**
 * What a replica that has never loaded the deny list does with sealed links and those of
 * campaigns.
 */
enum RevocationMode {

	/** Opens them. */
	LENIENT,

	/** Answers that it cannot know. */
	STRICT

}
