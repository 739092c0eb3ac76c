package io.spillway.web;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

import io.spillway.development.TestDatabase;

/**
 * What can happen to the service's database, while calls are made and no longer.
 *
 * @param database the service's database
 */
record DatabaseTrouble(TestDatabase database) {

	/** It takes no connection, and has ended those that there were. */
	void away(Runnable calls) {
		TestDatabase server = new TestDatabase(this.database.host(), this.database.port(), "postgres",
				this.database.user(), this.database.password());
		server.execute("alter database %s allow_connections false".formatted(this.database.name()));
		try {
			server.execute("select pg_terminate_backend(pid, 10000) from pg_stat_activity where datname = '%s'"
				.formatted(this.database.name()));
			calls.run();
		}
		finally {
			server.execute("alter database %s allow_connections true".formatted(this.database.name()));
		}
	}

	/**
	 * It lacks columns of links, campaigns, what is denied and pushes. A missing table
	 * would be for its operator to mend.
	 */
	void broken(Runnable calls) {
		rename("link", "token", "lost");
		rename("campaign", "id", "lost");
		rename("deny_list", "subject", "lost");
		rename("push", "id", "lost");
		rename("push", "starts_at", "lost_too");
		try {
			calls.run();
		}
		finally {
			rename("link", "lost", "token");
			rename("campaign", "lost", "id");
			rename("deny_list", "lost", "subject");
			rename("push", "lost", "id");
			rename("push", "lost_too", "starts_at");
		}
	}

	private void rename(String table, String column, String name) {
		this.database.execute("alter table %s rename column %s to %s".formatted(table, column, name));
	}

	/** It is at work for another request with an Idempotency-Key. */
	void busyWith(String apiKeyName, String idempotencyKey, Runnable calls) {
		try (Connection connection = this.database.connect(); Statement statement = connection.createStatement()) {
			statement.execute("select pg_advisory_lock(%d)".formatted(lock(apiKeyName, idempotencyKey)));
			calls.run();
		}
		catch (SQLException | NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static long lock(String apiKeyName, String idempotencyKey) throws NoSuchAlgorithmException {
		byte[] name = (apiKeyName + '\0' + idempotencyKey).getBytes(StandardCharsets.UTF_8);
		return ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(name)).getLong();
	}

}
