package io.spillway.recording;

/** What a click's answer promises about its record. */
public enum Durability {

	/** The click is answered at once and recorded in a moment. */
	ASYNC,

	/** The click is answered once its record is safe. */
	COMMIT,

	/** Nothing is recorded. */
	OFF

}
