package io.spillway.endtoend;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

import io.spillway.development.DevelopmentKeys;

import static org.assertj.core.api.Assertions.assertThat;

/** A request for a link whose body has come in half. */
final class HalfSentRequest implements AutoCloseable {

	private static final String BODY = """
			{"kind": "stored", "target": "https://shop.example/"}""";

	private static final String HEAD = """
			POST /v1/links HTTP/1.1
			Host: go.example
			Authorization: Bearer %s
			Content-Type: application/json
			Content-Length: %d
			Expect: 100-continue

			""".formatted(DevelopmentKeys.API_KEY, BODY.length()).replace("\n", "\r\n");

	private static final String GO_ON = "HTTP/1.1 100 Continue\r\n\r\n";

	private static final int HALF = BODY.length() / 2;

	private final Socket socket;

	private HalfSentRequest(Socket socket) {
		this.socket = socket;
	}

	/** Sends the first half of a request, and waits until the service works on it. */
	static HalfSentRequest of(Spillway spillway) throws IOException {
		HalfSentRequest request = new HalfSentRequest(spillway.connect());
		request.send(HEAD);
		byte[] answer = request.socket.getInputStream().readNBytes(GO_ON.length());
		assertThat(new String(answer, StandardCharsets.US_ASCII)).isEqualTo(GO_ON);
		request.send(BODY.substring(0, HALF));
		return request;
	}

	/** Sends the rest, and returns all that comes back until the connection ends. */
	String complete() throws IOException {
		send(BODY.substring(HALF));
		return new String(this.socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
	}

	private void send(String text) throws IOException {
		this.socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
	}

	@Override
	public void close() throws IOException {
		this.socket.close();
	}

}
