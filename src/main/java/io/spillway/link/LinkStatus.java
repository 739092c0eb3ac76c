package io.spillway.link;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a link does now. */
public enum LinkStatus {

	/** Leads to its target. */
	@JsonProperty("active")
	ACTIVE,

	/** Led to its target until it expired. */
	@JsonProperty("expired")
	EXPIRED,

	/** Led to its target until it was revoked. */
	@JsonProperty("revoked")
	REVOKED

}
