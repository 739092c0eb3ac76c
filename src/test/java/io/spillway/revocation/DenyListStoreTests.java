package io.spillway.revocation;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;

import io.spillway.database.MigratedDatabase;
import io.spillway.development.Query;
import io.spillway.feed.Changes;
import io.spillway.feed.Changes.Row;
import io.spillway.token.CampaignRecipient;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import reactor.test.StepVerifier;

import static org.assertj.core.api.Assertions.assertThat;

class DenyListStoreTests {

	private static final Subject A = new Subject(Subject.Kind.SEALED, 0, 1);

	private static final Subject B = new Subject(Subject.Kind.SEALED, 0, 2);

	private static final Instant EXPIRY = Instant.parse("2030-01-01T00:00:00Z");

	private static final Row<Subject, Instant> A_DENIED = new Row<>(A, Instant.MAX);

	@AutoClose
	private final MigratedDatabase database = MigratedDatabase.create();

	private final DenyListStore store = new DenyListStore(this.database.client(), this.database.guard());

	@Test
	void anEmptyTableHasAHorizon() {
		Changes<Subject, Instant> changes = look(0);
		assertThat(changes.complete()).isTrue();
		assertThat(changes.rows()).isEmpty();
		assertThat(changes.horizon()).isPositive();
	}

	@Test
	void showsAllAtFirstAndThenWhatChanged() {
		deny(A, EXPIRY);
		Changes<Subject, Instant> first = look(0);
		assertThat(first.complete()).isTrue();
		assertThat(first.rows()).containsExactly(new Row<>(A, EXPIRY));
		deny(B, null);
		Changes<Subject, Instant> second = look(first.horizon());
		assertThat(second.complete()).isFalse();
		assertThat(second.rows()).containsExactly(new Row<>(B, Instant.MAX));
		assertThat(look(second.horizon()).rows()).isEmpty();
	}

	@Test
	void keepsOneRowOfALinkThatIsRevokedTwice() {
		deny(A, EXPIRY);
		long horizon = look(0).horizon();
		deny(A, EXPIRY);
		assertThat(Query.number(this.database.server(), "select count(*) from deny_list")).isEqualTo(1);
		assertThat(look(horizon).rows()).isEmpty();
	}

	@Test
	void showsWhatWasRestored() {
		deny(A, null);
		long horizon = look(0).horizon();
		restore();
		assertThat(look(horizon).rows()).containsExactly(new Row<>(A, null));
	}

	@Test
	void deniesAgainWhatWasRestored() {
		deny(A, null);
		restore();
		long horizon = look(0).horizon();
		deny(A, null);
		assertThat(look(horizon).rows()).containsExactly(A_DENIED);
		assertThat(look(0).rows()).containsExactly(A_DENIED);
	}

	@Test
	void restoresNothingThatIsNotDenied() {
		restore();
		deny(A, null);
		restore();
		long horizon = look(0).horizon();
		restore();
		assertThat(look(horizon).rows()).isEmpty();
		assertThat(look(0).rows()).containsExactly(new Row<>(A, null));
	}

	@Test
	void whatWasRestoredGoesADayLater() {
		deny(A, null);
		restore();
		this.database.cleanUp(new RevocationConfiguration().denyListCleanup());
		assertThat(look(0).rows()).hasSize(1);
		this.database.server().execute("update deny_list set expires_at = expires_at - interval '24:01:00'");
		this.database.cleanUp(new RevocationConfiguration().denyListCleanup());
		assertThat(look(0).rows()).isEmpty();
	}

	@Test
	void keepsKindsApart() {
		Subject campaign = Subject.ofCampaign(7);
		Subject recipient = Subject.ofRecipient(new CampaignRecipient(7, 0));
		deny(campaign, null);
		deny(recipient, null);
		StepVerifier.create(this.store.restore(recipient)).verifyComplete();
		assertThat(look(0).rows()).containsExactlyInAnyOrder(new Row<>(campaign, Instant.MAX),
				new Row<>(recipient, null));
	}

	@Test
	void ignoresKindsThatANewerVersionWrites() {
		this.database.server().execute("insert into deny_list (kind, subject) values (2, '\\x0102'), (7, '')");
		deny(A, null);
		assertThat(look(0).rows()).containsExactly(A_DENIED);
	}

	@Test
	void showsWhatIsCommittedLate() throws SQLException {
		try (Connection late = this.database.server().connect(); Statement statement = late.createStatement()) {
			late.setAutoCommit(false);
			statement.execute("insert into deny_list (kind, subject) values (1, '\\x%032x')".formatted(A.low()));
			deny(B, null);
			Changes<Subject, Instant> meanwhile = look(0);
			assertThat(meanwhile.rows()).extracting(Row::key).containsExactly(B);
			late.commit();
			assertThat(look(meanwhile.horizon()).rows()).extracting(Row::key).contains(A);
		}
	}

	private void restore() {
		StepVerifier.create(this.store.restore(A)).verifyComplete();
	}

	private void deny(Subject subject, @Nullable Instant expiresAt) {
		StepVerifier.create(this.store.deny(subject, expiresAt)).verifyComplete();
	}

	private Changes<Subject, Instant> look(long horizon) {
		return this.store.changesSince(horizon).blockOptional().orElseThrow();
	}

}
