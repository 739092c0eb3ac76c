package io.spillway.observability;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.time.Duration;

/**
 * Posts exports to a receiver of OTLP. By the oldest client of the JDK: it is in the
 * binary anyway, and the newer one would take two megabytes.
 */
final class OtlpConnection {

	private final URI url;

	private final Duration timeout;

	/**
	 * Creates a connection, which is opened by the first export and kept.
	 * @param timeout how long connecting may take, and then the answer
	 */
	OtlpConnection(URI url, Duration timeout) {
		this.url = url;
		this.timeout = timeout;
	}

	/**
	 * Posts an export.
	 * @param bytes how many bytes it has
	 * @param export writes it
	 * @return the status of the answer
	 * @throws IOException if none came
	 */
	int post(int bytes, Export export) throws IOException {
		HttpURLConnection connection = (HttpURLConnection) this.url.toURL().openConnection();
		connection.setConnectTimeout(Math.toIntExact(this.timeout.toMillis()));
		connection.setReadTimeout(Math.toIntExact(this.timeout.toMillis()));
		connection.setRequestProperty("Content-Type", "application/x-protobuf");
		connection.setInstanceFollowRedirects(false);
		connection.setFixedLengthStreamingMode(bytes);
		connection.setDoOutput(true);
		try (OutputStream out = connection.getOutputStream()) {
			export.writeTo(out);
		}
		int status = connection.getResponseCode();
		drain((status < HttpURLConnection.HTTP_BAD_REQUEST) ? connection.getInputStream()
				: connection.getErrorStream());
		return status;
	}

	/** Only a connection whose answer was read is used again; nobody waits for long. */
	private void drain(InputStream answer) throws IOException {
		if (answer != null) {
			long since = System.nanoTime();
			byte[] part = new byte[1024];
			try (answer) {
				while (answer.read(part) >= 0) {
					if (System.nanoTime() - since > this.timeout.toNanos()) {
						throw new SocketTimeoutException("the answer does not end");
					}
				}
			}
		}
	}

	/** What is exported. */
	interface Export {

		void writeTo(OutputStream out) throws IOException;

	}

}
