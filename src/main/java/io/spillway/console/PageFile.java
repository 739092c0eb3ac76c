package io.spillway.console;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/**
 * A file of the page. Browsers keep it and ask each time whether it is still the same: no
 * page mixes the files of two versions.
 *
 * @param headers the headers of the answer
 * @param bytes its content
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record PageFile(HttpHeaders headers, byte[] bytes) {

	/**
	 * Scripts, styles and calls of its own alone, and no form that is sent: the key
	 * cannot leave by a link, an image or another site's frame, whatever a name of a
	 * campaign holds.
	 */
	static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
			+ "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; "
			+ "require-trusted-types-for 'script'; trusted-types 'none'";

	private static final int ETAG_BYTES = 12;

	static PageFile of(MediaType type, byte[] bytes) {
		HttpHeaders headers = new HttpHeaders();
		headers.setContentType(type);
		headers.setETag("\"%s\"".formatted(HexFormat.of().formatHex(sha256(bytes), 0, ETAG_BYTES)));
		headers.setCacheControl(CacheControl.noCache());
		headers.set("Content-Security-Policy", POLICY);
		headers.set("Referrer-Policy", "no-referrer");
		headers.set("Cross-Origin-Opener-Policy", "same-origin");
		headers.set("Cross-Origin-Resource-Policy", "same-origin");
		headers.set("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()");
		return new PageFile(HttpHeaders.readOnlyHttpHeaders(headers), bytes);
	}

	ResponseEntity<byte[]> answer() {
		return ResponseEntity.ok().headers(this.headers).body(this.bytes);
	}

	private static byte[] sha256(byte[] bytes) {
		try {
			return MessageDigest.getInstance("SHA-256").digest(bytes);
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("this runtime lacks SHA-256", ex);
		}
	}

}
