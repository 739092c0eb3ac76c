package io.spillway.idempotency;

import java.nio.charset.StandardCharsets;

/**
 * An answer that is given again to the same request.
 *
 * @param location the URL of what was made
 * @param body the body
 */
public record Answer(String location, String body) {

	byte[] toBytes() {
		return (this.location + '\n' + this.body).getBytes(StandardCharsets.UTF_8);
	}

	static Answer of(byte[] bytes) {
		String text = new String(bytes, StandardCharsets.UTF_8);
		int end = text.indexOf('\n');
		return new Answer(text.substring(0, end), text.substring(end + 1));
	}

	/** Names no link: its URL opens it. */
	@Override
	public String toString() {
		return "Answer[%d characters]".formatted(this.body.length());
	}

}
