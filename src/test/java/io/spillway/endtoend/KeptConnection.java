package io.spillway.endtoend;

import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import static org.assertj.core.api.Assertions.assertThat;

/** A connection that its client keeps for one click after the other. */
final class KeptConnection implements AutoCloseable {

	private static final Pattern CONTENT_LENGTH = Pattern.compile("\r\ncontent-length: (\\d+)\r\n");

	private final Socket socket;

	private final BufferedReader reader;

	private KeptConnection(Socket socket) throws IOException {
		this.socket = socket;
		this.reader = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
	}

	static KeptConnection of(Spillway spillway) throws IOException {
		return new KeptConnection(spillway.connect());
	}

	/** Asks without interest in a body, and returns the head of the answer. */
	String click(String token) {
		try {
			send("HEAD", token, "");
			return head();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Clicks as a browser does, and returns the head of the answer. Asks once, whatever
	 * happens: the JDK's client asks again where it takes an answer for none.
	 */
	String click(String token, String userAgent) throws IOException {
		send("GET", token, "User-Agent: " + userAgent + "\r\n");
		String head = head();
		if (head.isEmpty()) {
			throw new EOFException("the connection has ended");
		}
		Matcher length = CONTENT_LENGTH.matcher(head);
		assertThat(length.find()).as(head).isTrue();
		for (long rest = Long.parseLong(length.group(1)); rest > 0; rest--) {
			this.reader.read();
		}
		return head;
	}

	private void send(String method, String token, String headers) throws IOException {
		String request = "%s /%s HTTP/1.1\r\nHost: go.example\r\n%s\r\n".formatted(method, token, headers);
		this.socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
	}

	/** The next head; empty if there comes none. */
	private String head() throws IOException {
		StringBuilder head = new StringBuilder();
		String line = this.reader.readLine();
		while (line != null && !line.isEmpty()) {
			head.append(line.startsWith("HTTP/") ? line : line.toLowerCase(Locale.ROOT)).append("\r\n");
			line = this.reader.readLine();
		}
		return head.toString();
	}

	/** Waits for the service to end the connection. */
	boolean isEnded() throws IOException {
		return this.reader.read() == -1;
	}

	@Override
	public void close() throws IOException {
		this.socket.close();
	}

}
