package io.spillway.campaign;

import java.net.URI;
import java.nio.charset.StandardCharsets;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import io.spillway.bulk.ErrorLines;
import io.spillway.web.Problem;

/**
 * Links as NDJSON.
 *
 * @param baseUrl what their URLs begin with
 */
record NdjsonLinks(URI baseUrl) implements LinkFormat {

	@Override
	public byte[] head() {
		return new byte[0];
	}

	@Override
	public byte[] beforeRecipient() {
		return bytes("{\"recipient\":");
	}

	@Override
	public byte[] beforeToken() {
		String url = new String(JsonStringEncoder.getInstance().quoteAsString(this.baseUrl.toString()));
		return bytes(",\"url\":\"" + url + "/");
	}

	@Override
	public byte[] behindToken() {
		return bytes("\"}\n");
	}

	private static byte[] bytes(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

	@Override
	public byte[] error(long line, Problem problem) {
		return ErrorLines.ndjson(line, problem);
	}

}
