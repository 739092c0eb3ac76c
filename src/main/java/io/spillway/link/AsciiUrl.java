package io.spillway.link;

import java.nio.charset.StandardCharsets;

/** Writes URLs in ASCII, as headers need them. */
public final class AsciiUrl {

	private AsciiUrl() {
	}

	/** A URL, or a part of one, with what is beyond ASCII percent-encoded as UTF-8. */
	public static String of(String url) {
		byte[] bytes = url.getBytes(StandardCharsets.UTF_8);
		if (isAscii(bytes)) {
			return url;
		}
		StringBuilder ascii = new StringBuilder();
		for (byte b : bytes) {
			if (b >= 0) {
				ascii.append((char) b);
			}
			else {
				ascii.append('%').append("%02X".formatted(b));
			}
		}
		return ascii.toString();
	}

	private static boolean isAscii(byte[] bytes) {
		for (byte b : bytes) {
			if (b < 0) {
				return false;
			}
		}
		return true;
	}

}
