package io.spillway.endtoend;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

import io.spillway.development.TestDatabase;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

/** A PostgreSQL that no other test uses, and which can be stopped and started again. */
final class OwnPostgres implements AutoCloseable {

	private final Path folder;

	private EmbeddedPostgres server;

	private OwnPostgres(Path folder, EmbeddedPostgres server) {
		this.folder = folder;
		this.server = server;
	}

	/** Starts one whose data is in a folder. */
	static OwnPostgres in(Path folder) {
		return new OwnPostgres(folder, start(folder, Ports.free()));
	}

	private static EmbeddedPostgres start(Path folder, int port) {
		try {
			return EmbeddedPostgres.builder()
				.setDataDirectory(folder)
				.setCleanDataDirectory(false)
				.setPort(port)
				.setOutputRedirector(ProcessBuilder.Redirect.DISCARD)
				.setErrorRedirector(ProcessBuilder.Redirect.DISCARD)
				.start();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	TestDatabase database() {
		return new TestDatabase("localhost", this.server.getPort(), "postgres", "postgres", "postgres");
	}

	/** Ends its process. */
	void stop() {
		try {
			this.server.close();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** Starts it with the same data and port. */
	void start() {
		this.server = start(this.folder, this.server.getPort());
	}

	/** Doing it again does nothing. */
	@Override
	public void close() {
		stop();
	}

}
