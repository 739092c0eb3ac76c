package io.spillway.web;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

import org.springframework.http.HttpHeaders;

/** A connection on which a test says what no HTTP client would. */
final class RawConnection implements AutoCloseable {

	private static final Duration PATIENCE = Duration.ofSeconds(20);

	private final Socket socket;

	private final InputStream in;

	RawConnection(int port) throws IOException {
		this.socket = new Socket(InetAddress.getLoopbackAddress(), port);
		this.socket.setSoTimeout((int) PATIENCE.toMillis());
		this.in = new BufferedInputStream(this.socket.getInputStream());
	}

	/** Sends a text, a byte a character. */
	RawConnection send(String text) throws IOException {
		this.socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
		return this;
	}

	/** Ends what this side sends. */
	RawConnection hangUp() throws IOException {
		this.socket.shutdownOutput();
		return this;
	}

	/** Reads an answer with a body of the length that it tells. */
	Answer answer() throws IOException {
		Answer head = head();
		byte[] body = this.in.readNBytes((int) Math.max(0, head.headers().getContentLength()));
		return new Answer(head.status(), head.headers(), new String(body, StandardCharsets.UTF_8));
	}

	/** Reads the head of an answer. */
	Answer head() throws IOException {
		String[] statusLine = line().split(" ", 3);
		HttpHeaders headers = new HttpHeaders();
		for (String line = line(); !line.isEmpty(); line = line()) {
			String[] header = line.split(": ?", 2);
			headers.add(header[0], header[1]);
		}
		return new Answer(Integer.parseInt(statusLine[1]), headers, "");
	}

	private String line() throws IOException {
		StringBuilder line = new StringBuilder();
		for (int c = this.in.read(); c != '\n'; c = this.in.read()) {
			if (c < 0) {
				throw new IOException("the server closed the connection after: " + line);
			}
			line.append((char) c);
		}
		return line.toString().strip();
	}

	/** Whether the server has nothing more to say and closes the connection. */
	boolean isClosed() throws IOException {
		try {
			return this.in.read() < 0;
		}
		catch (SocketException _) {
			// It did not read all that was sent.
			return true;
		}
	}

	/** Whether the server neither says anything nor closes for some time. */
	boolean isQuietFor(Duration time) throws IOException {
		this.socket.setSoTimeout((int) time.toMillis());
		try {
			this.in.mark(1);
			this.in.read();
			this.in.reset();
			return false;
		}
		catch (SocketTimeoutException _) {
			return true;
		}
		finally {
			this.socket.setSoTimeout((int) PATIENCE.toMillis());
		}
	}

	@Override
	public void close() throws IOException {
		this.socket.close();
	}

	/** An answer as it came in. */
	record Answer(int status, HttpHeaders headers, String body) {
	}

}
