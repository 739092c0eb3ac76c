package io.spillway.revocation;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;

import io.spillway.database.MigratedDatabase;
import io.spillway.development.Query;
import io.spillway.revocation.DenyListChanges.Entry;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import reactor.test.StepVerifier;

import static org.assertj.core.api.Assertions.assertThat;

class DenyListStoreTests {

	private static final Subject A = new Subject(0, 1);

	private static final Subject B = new Subject(0, 2);

	private static final Instant EXPIRY = Instant.parse("2030-01-01T00:00:00Z");

	private static final Entry A_DENIED = new Entry(A, true, Instant.MAX);

	@AutoClose
	private final MigratedDatabase database = MigratedDatabase.create();

	private final DenyListStore store = new DenyListStore(this.database.client(), this.database.guard());

	@Test
	void anEmptyTableHasAHorizon() {
		DenyListChanges changes = look(0);
		assertThat(changes.complete()).isTrue();
		assertThat(changes.entries()).isEmpty();
		assertThat(changes.horizon()).isPositive();
	}

	@Test
	void showsAllAtFirstAndThenWhatChanged() {
		deny(A, EXPIRY);
		DenyListChanges first = look(0);
		assertThat(first.complete()).isTrue();
		assertThat(first.entries()).containsExactly(new Entry(A, true, EXPIRY));
		deny(B, null);
		DenyListChanges second = look(first.horizon());
		assertThat(second.complete()).isFalse();
		assertThat(second.entries()).containsExactly(new Entry(B, true, Instant.MAX));
		assertThat(look(second.horizon()).entries()).isEmpty();
	}

	@Test
	void keepsOneRowOfALinkThatIsRevokedTwice() {
		deny(A, EXPIRY);
		long horizon = look(0).horizon();
		deny(A, EXPIRY);
		assertThat(Query.number(this.database.server(), "select count(*) from deny_list")).isEqualTo(1);
		assertThat(look(horizon).entries()).isEmpty();
	}

	@Test
	void showsWhatWasRestored() {
		deny(A, null);
		long horizon = look(0).horizon();
		restore();
		assertThat(look(horizon).entries()).containsExactly(new Entry(A, false, Instant.MAX));
	}

	@Test
	void deniesAgainWhatWasRestored() {
		deny(A, null);
		restore();
		long horizon = look(0).horizon();
		deny(A, null);
		assertThat(look(horizon).entries()).containsExactly(A_DENIED);
		assertThat(look(0).entries()).containsExactly(A_DENIED);
	}

	@Test
	void ignoresKindsThatANewerVersionWrites() {
		this.database.server().execute("insert into deny_list (kind, subject) values (2, '\\x0102'), (7, '')");
		deny(A, null);
		assertThat(look(0).entries()).containsExactly(A_DENIED);
	}

	@Test
	void showsWhatIsCommittedLate() throws SQLException {
		try (Connection late = this.database.server().connect(); Statement statement = late.createStatement()) {
			late.setAutoCommit(false);
			statement.execute("insert into deny_list (kind, subject) values (1, '\\x%032x')".formatted(A.low()));
			deny(B, null);
			DenyListChanges meanwhile = look(0);
			assertThat(meanwhile.entries()).extracting(Entry::subject).containsExactly(B);
			late.commit();
			assertThat(look(meanwhile.horizon()).entries()).extracting(Entry::subject).contains(A);
		}
	}

	private void restore() {
		this.database.server().execute("update deny_list set denied = false, changed_in = pg_current_xact_id()");
	}

	private void deny(Subject subject, @Nullable Instant expiresAt) {
		StepVerifier.create(this.store.deny(subject, expiresAt)).verifyComplete();
	}

	private DenyListChanges look(long horizon) {
		return this.store.changesSince(horizon).blockOptional().orElseThrow();
	}

}
