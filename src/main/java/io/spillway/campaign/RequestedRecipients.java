package io.spillway.campaign;

import java.nio.charset.StandardCharsets;

import com.fasterxml.jackson.core.JsonFactory;
import io.spillway.bulk.AnswerSource;
import io.spillway.bulk.LineAnswers;
import io.spillway.web.ProblemException;
import io.spillway.web.ProblemType;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.server.UnsupportedMediaTypeStatusException;

/**
 * Whose links a request asks for: those from one to another, or those of its body.
 *
 * @param range those from one to another, or null
 * @param format how its body names them, or null if it has none
 */
record RequestedRecipients(@Nullable Range range, @Nullable RecipientFormat format) {

	/**
	 * What a request asks for.
	 * @param json reads lines of JSON
	 * @throws ProblemException if it asks for nothing, or for both
	 * @throws UnsupportedMediaTypeStatusException if its body has the wrong media type
	 */
	static RequestedRecipients of(ServerHttpRequest request, JsonFactory json) {
		Range range = Range.of(request.getQueryParams());
		HttpHeaders headers = request.getHeaders();
		boolean body = headers.getContentLength() > 0 || headers.containsKey(HttpHeaders.TRANSFER_ENCODING);
		if (range == null && !body && !headers.containsKey(HttpHeaders.CONTENT_TYPE)) {
			throw new ProblemException(ProblemType.BAD_REQUEST, "Send recipients as body, or from and to.");
		}
		if (range != null && body) {
			throw new ProblemException(ProblemType.BAD_REQUEST, "Send recipients as body or from and to, not both.");
		}
		return new RequestedRecipients(range, (range == null) ? format(headers, json) : null);
	}

	private static RecipientFormat format(HttpHeaders headers, JsonFactory json) {
		MediaType type = contentType(headers);
		if (type != null && (type.getCharset() == null || type.getCharset().equals(StandardCharsets.UTF_8))) {
			if (type.equalsTypeAndSubtype(MediaType.APPLICATION_NDJSON)) {
				return new NdjsonRecipients(json);
			}
			if (type.equalsTypeAndSubtype(LinkFormats.TYPES.getLast())) {
				return new CsvRecipients();
			}
		}
		throw new UnsupportedMediaTypeStatusException(type, LinkFormats.TYPES);
	}

	private static @Nullable MediaType contentType(HttpHeaders headers) {
		try {
			return headers.getContentType();
		}
		catch (InvalidMediaTypeException ex) {
			throw new UnsupportedMediaTypeStatusException(ex.getMessage());
		}
	}

	/** The links of the recipients. */
	AnswerSource links(ServerHttpRequest request, LinkWriter writer) {
		if (this.range != null) {
			return new LinkRange(this.range, writer);
		}
		if (this.format != null) {
			return new LineAnswers(request.getBody(), new LinkLines(this.format, writer));
		}
		throw new IllegalStateException("neither a range nor a body");
	}

}
