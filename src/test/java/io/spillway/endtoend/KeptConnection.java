package io.spillway.endtoend;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** A connection that its client keeps for one click after the other. */
final class KeptConnection implements AutoCloseable {

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
			String request = "HEAD /%s HTTP/1.1\r\nHost: go.example\r\n\r\n".formatted(token);
			this.socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
			StringBuilder head = new StringBuilder();
			String line = this.reader.readLine();
			while (line != null && !line.isEmpty()) {
				head.append(line.startsWith("HTTP/") ? line : line.toLowerCase(Locale.ROOT)).append("\r\n");
				line = this.reader.readLine();
			}
			return head.toString();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
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
