package io.spillway.token;

import java.nio.charset.StandardCharsets;

/**
 * What a key is for. Every purpose has a key of its own, derived from an entry of the
 * {@link KeyRing}, so that nothing sealed for one purpose opens for another. The names
 * are part of the format: changing one makes all that it sealed unreadable.
 */
public enum Purpose {

	STORED_LINK("spillway/v1/stored-link", "AES"),

	SEALED_TOKEN("spillway/v1/sealed-token", "AES"),

	CAMPAIGN_TOKEN("spillway/v1/campaign-token", "AES"),

	IDEMPOTENT_ANSWER("spillway/v1/idempotent-answer", "AES"),

	IDEMPOTENT_REQUEST("spillway/v1/idempotent-request", "HmacSHA256");

	private final String info;

	private final String algorithm;

	Purpose(String info, String algorithm) {
		this.info = info;
		this.algorithm = algorithm;
	}

	byte[] info() {
		return this.info.getBytes(StandardCharsets.US_ASCII);
	}

	String algorithm() {
		return this.algorithm;
	}

}
