package io.spillway.endtoend;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.spillway.development.DevelopmentKeys;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/** A request of many lines, which is read from while it is still being sent. */
final class LineStream implements AutoCloseable {

	private static final ObjectMapper JSON = new ObjectMapper();

	private final Socket socket;

	private final InputStream in;

	private final ByteArrayOutputStream received = new ByteArrayOutputStream();

	private LineStream(Socket socket) throws IOException {
		this.socket = socket;
		this.in = new BufferedInputStream(socket.getInputStream());
	}

	/** Begins a request with some more headers, each with its end. */
	static LineStream open(Spillway spillway, String path, String headers) {
		try {
			LineStream stream = new LineStream(spillway.connect());
			stream.write("POST %s HTTP/1.1\r\nHost: go.example\r\nAuthorization: Bearer %s\r\n".formatted(path,
					DevelopmentKeys.API_KEY) + "Content-Type: application/x-ndjson\r\nTransfer-Encoding: chunked\r\n"
					+ headers + "\r\n");
			return stream;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private void write(String text) throws IOException {
		this.socket.getOutputStream().write(text.getBytes(UTF_8));
	}

	/** Sends lines. */
	LineStream send(String... lines) throws IOException {
		String chunk = String.join("\n", lines) + "\n";
		write("%x\r\n%s\r\n".formatted(chunk.getBytes(UTF_8).length, chunk));
		return this;
	}

	/** Sends lines that nobody may take any more. */
	void sendIfRead(List<String> lines) {
		try {
			for (int i = 0; i < lines.size(); i += 100) {
				send(lines.subList(i, Math.min(lines.size(), i + 100)).toArray(String[]::new));
			}
			end();
		}
		catch (IOException _) {
			// The service has gone.
		}
	}

	/** Ends the request. */
	void end() throws IOException {
		write("0\r\n\r\n");
	}

	/** Reads the head of the answer, and returns its status. */
	int status() throws IOException {
		int status = Integer.parseInt(line().split(" ", 3)[1]);
		String header = line();
		boolean chunked = false;
		while (!header.isEmpty()) {
			chunked |= header.toLowerCase(Locale.ROOT).equals("transfer-encoding: chunked");
			header = line();
		}
		assertThat(chunked).isEqualTo(status == 200);
		return status;
	}

	/** The next line of the answer's body, or a missing node at its end. */
	JsonNode next() throws IOException {
		while (true) {
			byte[] bytes = this.received.toByteArray();
			for (int i = 0; i < bytes.length; i++) {
				if (bytes[i] == '\n') {
					this.received.reset();
					this.received.write(bytes, i + 1, bytes.length - i - 1);
					return JSON.readTree(new String(bytes, 0, i, UTF_8));
				}
			}
			if (!readChunk()) {
				return JSON.missingNode();
			}
		}
	}

	/** The rest of the answer's lines. */
	List<JsonNode> rest() throws IOException {
		List<JsonNode> lines = new ArrayList<>();
		for (JsonNode line = next(); !line.isMissingNode(); line = next()) {
			lines.add(line);
		}
		return lines;
	}

	private boolean readChunk() throws IOException {
		int size = Integer.parseInt(line(), 16);
		this.received.write(this.in.readNBytes(size));
		assertThat(line()).isEmpty();
		return size > 0;
	}

	private String line() throws IOException {
		ByteArrayOutputStream line = new ByteArrayOutputStream();
		for (int c = this.in.read(); c != '\n'; c = this.in.read()) {
			if (c < 0) {
				throw new IOException("the connection has ended");
			}
			line.write(c);
		}
		return line.toString(UTF_8).stripTrailing();
	}

	@Override
	public void close() throws IOException {
		this.socket.close();
	}

}
