package io.spillway.link;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

import io.spillway.database.MigratedDatabase;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import reactor.test.StepVerifier;

/** A change that comes while the database is asked for the link. */
class LookupUnderWayTests {

	@AutoClose
	private final MigratedDatabase database = MigratedDatabase.create();

	private final Lookups lookups = new Lookups(this.database);

	@Test
	void whatWasAskedForBeforeTheChangeIsNotKept() throws SQLException {
		String token = this.lookups.link("https://example.com/");
		this.lookups.find(token).block();
		StepVerifier underWay;
		try (Connection locker = this.database.server().connect(); Statement statement = locker.createStatement()) {
			locker.setAutoCommit(false);
			statement.execute("lock table link in access exclusive mode");
			underWay = StepVerifier.create(this.lookups.find(token))
				.expectNextMatches((link) -> !link.revoked())
				.expectComplete()
				.verifyLater();
			this.lookups.forget(token).block();
		}
		underWay.verify();
		this.database.server().execute("update link set revoked_at = now()");
		StepVerifier.create(this.lookups.find(token)).expectNextMatches(Link::revoked).verifyComplete();
	}

}
