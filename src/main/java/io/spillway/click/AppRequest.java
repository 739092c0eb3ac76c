package io.spillway.click;

import java.util.Iterator;
import java.util.List;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.util.AsciiString;

import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;

/**
 * Tells an app that a link opened from what follows redirects: it asks for JSON by name,
 * and likes pages less or does not name them (RFC 9110, section 12.5.1).
 */
final class AppRequest {

	/** What pages are among without being named. */
	private static final List<MediaType> RANGES = List.of(MediaType.valueOf("text/*"), MediaType.ALL);

	private AppRequest() {
	}

	static boolean isOne(HttpHeaders headers) {
		Iterator<? extends CharSequence> accepted = headers.valueCharSequenceIterator(HttpHeaderNames.ACCEPT);
		while (accepted.hasNext()) {
			// Browsers are done with here.
			if (AsciiString.containsIgnoreCase(accepted.next(), "json")) {
				return prefersJson(headers.getAll(HttpHeaderNames.ACCEPT));
			}
		}
		return false;
	}

	private static boolean prefersJson(List<String> accepted) {
		try {
			List<MediaType> types = MediaType.parseMediaTypes(accepted);
			double json = quality(types, MediaType.APPLICATION_JSON);
			double page = quality(types, MediaType.TEXT_HTML);
			return json > 0 && ((page >= 0) ? json > page : json >= rangeQuality(types));
		}
		catch (InvalidMediaTypeException _) {
			// Who cannot say what they want is sent on like everybody.
			return false;
		}
	}

	/** That of the narrowest range that pages are in; 0 if there is none. */
	private static double rangeQuality(List<MediaType> types) {
		return RANGES.stream()
			.mapToDouble((range) -> quality(types, range))
			.filter((quality) -> quality >= 0)
			.findFirst()
			.orElse(0);
	}

	/** How much a range is liked, less than 0 if it is not named. */
	private static double quality(List<MediaType> types, MediaType range) {
		return types.stream()
			.filter((type) -> type.equalsTypeAndSubtype(range))
			.mapToDouble(MediaType::getQualityValue)
			.max()
			.orElse(-1);
	}

}
