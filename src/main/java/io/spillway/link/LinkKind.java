package io.spillway.link;

import com.fasterxml.jackson.annotation.JsonProperty;

/** The kinds of link that are made one by one. */
public enum LinkKind {

	/** A short token, a row in the database. */
	@JsonProperty("stored")
	STORED,

	/** A token that holds the link. */
	@JsonProperty("sealed")
	SEALED

}
