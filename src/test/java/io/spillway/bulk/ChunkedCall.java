package io.spillway.bulk;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import io.spillway.development.DevelopmentKeys;
import org.jspecify.annotations.Nullable;

/** A call whose body is sent, and whose answer is read, piece by piece. */
public final class ChunkedCall implements AutoCloseable {

	/** As little as a kernel allows to take in ahead of its program. */
	private static final int RECEIVE_BUFFER = 16 * 1024;

	private static final int PATIENCE_MILLIS = 20_000;

	private static final int LIFETIME_SECONDS = 60;

	private final Socket socket = new Socket();

	private final InputStream in;

	/** What is left of the chunk that is being read. */
	private int left;

	private boolean ended;

	private ChunkedCall(int port) throws IOException {
		this.socket.setReceiveBufferSize(RECEIVE_BUFFER);
		this.socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), PATIENCE_MILLIS);
		this.socket.setSoTimeout(PATIENCE_MILLIS);
		// To write has no timeout.
		CompletableFuture.delayedExecutor(LIFETIME_SECONDS, TimeUnit.SECONDS).execute(this::giveUp);
		this.in = new BufferedInputStream(this.socket.getInputStream());
	}

	/** Sends the head of a call with a body in chunks, of NDJSON. */
	public static ChunkedCall post(int port, String target) throws IOException {
		return of(port, "POST %s HTTP/1.1\r\nContent-Type: application/x-ndjson\r\nTransfer-Encoding: chunked\r\n"
			.formatted(target));
	}

	/** Sends the head of a call without a body. */
	public static ChunkedCall postNothing(int port, String target) throws IOException {
		return of(port, "POST %s HTTP/1.1\r\nContent-Length: 0\r\n".formatted(target));
	}

	/** Sends a request line and headers, and those that every call has. */
	public static ChunkedCall of(int port, String head) throws IOException {
		ChunkedCall call = new ChunkedCall(port);
		return call
			.sendRaw(head + "Host: localhost\r\nAuthorization: Bearer %s\r\n\r\n".formatted(DevelopmentKeys.API_KEY));
	}

	/** Sends a chunk of the body. */
	public ChunkedCall send(String text) throws IOException {
		return sendRaw("%x\r\n%s\r\n".formatted(text.length(), text));
	}

	/** Ends the body. */
	public ChunkedCall end() throws IOException {
		return sendRaw("0\r\n\r\n");
	}

	public ChunkedCall sendRaw(String text) throws IOException {
		this.socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
		return this;
	}

	/** Reads the head of the answer, in lower case. */
	public String head() throws IOException {
		StringBuilder head = new StringBuilder();
		for (String line = rawLine(); !line.isEmpty(); line = rawLine()) {
			head.append(line.toLowerCase(Locale.ROOT)).append('\n');
		}
		return head.toString();
	}

	/**
	 * Reads the next line of the answer; null at its proper end.
	 * @throws IOException if the answer is not ended properly
	 */
	public @Nullable String line() throws IOException {
		StringBuilder line = new StringBuilder();
		for (int c = read(); c >= 0; c = read()) {
			if (c == '\n') {
				return line.toString();
			}
			line.append((char) c);
		}
		return line.isEmpty() ? null : line.toString();
	}

	/**
	 * Reads the rest of the answer.
	 * @return how many lines that is
	 * @throws IOException if the answer is not ended properly
	 */
	public long rest() throws IOException {
		long lines = 0;
		while (line() != null) {
			lines++;
		}
		return lines;
	}

	/** Reads a byte of an answer in chunks. */
	private int read() throws IOException {
		if (this.left == 0 && !this.ended) {
			this.left = Integer.parseInt(rawLine(), 16);
			this.ended = this.left == 0;
			if (this.ended) {
				rawLine();
			}
		}
		if (this.ended) {
			return -1;
		}
		int c = readRaw();
		this.left--;
		if (this.left == 0) {
			rawLine();
		}
		return c;
	}

	private String rawLine() throws IOException {
		StringBuilder line = new StringBuilder();
		for (int c = readRaw(); c != '\n'; c = readRaw()) {
			line.append((char) c);
		}
		return line.toString().strip();
	}

	/** Reads a byte of the connection, which must not end. */
	public int readRaw() throws IOException {
		int c = this.in.read();
		if (c < 0) {
			throw new EOFException("the answer has no end");
		}
		return c;
	}

	private void giveUp() {
		try {
			close();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@Override
	public void close() throws IOException {
		this.socket.close();
	}

}
