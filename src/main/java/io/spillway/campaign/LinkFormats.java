package io.spillway.campaign;

import java.net.URI;
import java.util.List;

import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.util.MimeTypeUtils;

/** The formats in which links are answered. */
final class LinkFormats {

	static final String CSV = "text/csv";

	static final List<MediaType> TYPES = List.of(MediaType.APPLICATION_NDJSON, MediaType.parseMediaType(CSV));

	private LinkFormats() {
	}

	/** What a caller likes best of the formats, one of which it accepts. */
	static MediaType accepted(HttpHeaders headers) {
		List<MediaType> accepted = headers.getAccept();
		accepted.removeIf((type) -> type.getQualityValue() == 0);
		MimeTypeUtils.sortBySpecificity(accepted);
		accepted.sort((one, other) -> Double.compare(other.getQualityValue(), one.getQualityValue()));
		return accepted.stream()
			.flatMap((wanted) -> TYPES.stream().filter(wanted::includes))
			.findFirst()
			.orElse(TYPES.getFirst());
	}

	/** How links are written. */
	static LinkFormat of(MediaType mediaType, URI baseUrl) {
		return mediaType.equals(MediaType.APPLICATION_NDJSON) ? new NdjsonLinks(baseUrl) : new CsvLinks(baseUrl);
	}

}
