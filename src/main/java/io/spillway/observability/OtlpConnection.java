package io.spillway.observability;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * Posts exports to a receiver of OTLP. By the oldest client of the JDK: it is in the
 * binary anyway, and the newer one would take two megabytes.
 */
final class OtlpConnection {

	private final URI url;

	private final Duration timeout;

	/**
	 * Creates a connection, which is opened by the first export and kept.
	 * @param timeout how long an export may take, from connecting to the end of the
	 * answer
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
		HttpURLConnection connection = open(bytes);
		// The client's own timeouts are for a step, and for writing there is none.
		CompletableFuture<Void> end = CompletableFuture.runAsync(connection::disconnect,
				CompletableFuture.delayedExecutor(this.timeout.toMillis(), TimeUnit.MILLISECONDS));
		try {
			return post(connection, export);
		}
		catch (IOException | RuntimeException ex) {
			if (end.isDone()) {
				throw new SocketTimeoutException("no answer in time");
			}
			throw ex;
		}
		finally {
			end.cancel(false);
		}
	}

	private HttpURLConnection open(int bytes) throws IOException {
		HttpURLConnection connection = (HttpURLConnection) this.url.toURL().openConnection();
		connection.setConnectTimeout(Math.toIntExact(this.timeout.toMillis()));
		connection.setReadTimeout(Math.toIntExact(this.timeout.toMillis()));
		connection.setRequestProperty("Content-Type", "application/x-protobuf");
		connection.setInstanceFollowRedirects(false);
		connection.setFixedLengthStreamingMode(bytes);
		connection.setDoOutput(true);
		return connection;
	}

	private static int post(HttpURLConnection connection, Export export) throws IOException {
		try (OutputStream out = connection.getOutputStream()) {
			export.writeTo(out);
		}
		int status = connection.getResponseCode();
		drain((status < HttpURLConnection.HTTP_BAD_REQUEST) ? connection.getInputStream()
				: connection.getErrorStream());
		return status;
	}

	/** Only a connection whose answer was read is used again. */
	private static void drain(InputStream answer) throws IOException {
		if (answer != null) {
			try (answer) {
				answer.transferTo(OutputStream.nullOutputStream());
			}
		}
	}

	/** What is exported. */
	interface Export {

		void writeTo(OutputStream out) throws IOException;

	}

}
