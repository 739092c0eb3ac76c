package io.spillway.campaign;

import io.spillway.link.AsciiUrl;

/**
 * Where clicks go that do not lead to the target.
 *
 * @param url the URL as it was given
 * @param location the URL in ASCII
 */
record Fallback(String url, String location) {

	static Fallback of(String url) {
		return new Fallback(url, AsciiUrl.of(url));
	}

	@Override
	public String toString() {
		return "Fallback[]";
	}

}
