package io.spillway.campaign;

import java.net.URI;
import java.nio.charset.StandardCharsets;

import io.spillway.web.Problem;

/**
 * Links as CSV (RFC 4180) with the columns recipient, url and error.
 *
 * @param baseUrl what their URLs begin with
 */
record CsvLinks(URI baseUrl) implements LinkFormat {

	@Override
	public byte[] head() {
		return bytes("recipient,url,error\r\n");
	}

	@Override
	public byte[] beforeRecipient() {
		return new byte[0];
	}

	/** No URL has a quote, but one may have a comma. */
	@Override
	public byte[] beforeToken() {
		return bytes("," + quote() + this.baseUrl + "/");
	}

	@Override
	public byte[] behindToken() {
		return bytes(quote() + ",\r\n");
	}

	private String quote() {
		return (this.baseUrl.toString().indexOf(',') >= 0) ? "\"" : "";
	}

	@Override
	public byte[] error(long line, Problem problem) {
		return bytes(",,\"line %d: %s\"\r\n".formatted(line, String.valueOf(problem.detail()).replace("\"", "\"\"")));
	}

	private static byte[] bytes(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

}
