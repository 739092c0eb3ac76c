package io.spillway.link;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.CompletableFuture;

import io.spillway.database.MigratedDatabase;
import io.spillway.development.Query;
import io.spillway.link.Rekey.Progress;
import io.spillway.token.KeyRing;
import io.spillway.token.Rings;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class RekeyConcurrencyTests {

	private static final int ROWS = 300;

	private static final KeyRing ROTATED = Rings.of(2, 1);

	@AutoClose
	private final MigratedDatabase database = MigratedDatabase.create();

	private final StoredLinks links = new StoredLinks(this.database.client(), Rings.of(1));

	@Test
	void aLinkThatIsBeingRevokedStaysRevoked() throws SQLException {
		this.links.insert(token(0), Payloads.full()).block();
		try (Connection revoking = this.database.server().connect(); Statement statement = revoking.createStatement()) {
			revoking.setAutoCommit(false);
			statement.execute("update link set revoked_at = now()");
			CompletableFuture<Progress> rekey = rekey().toFuture();
			await().until(() -> Query.number(this.database.server(), """
					select count(*) from pg_stat_activity
					where datname = current_database() and wait_event_type = 'Lock'
					""") == 1);
			revoking.commit();
			assertThat(rekey.join()).extracting(Progress::resealed).isEqualTo(1L);
		}
		StepVerifier.create(new StoredLinks(this.database.client(), Rings.of(2)).find(token(0)).map(Link::revoked))
			.expectNext(true)
			.verifyComplete();
	}

	@Test
	void linksThatAreRevokedMeanwhileStayRevoked() {
		insert();
		Flux<Boolean> revoke = Flux.range(0, ROWS).flatMap((i) -> this.links.revoke(token(i)), 4);
		StepVerifier.create(Flux.merge(rekey().then(), revoke.then())).verifyComplete();
		assertThat(Query.text(this.database.server(), """
				select count(*) || ' ' || count(revoked_at) || ' ' || min(key_id) from link
				""")).isEqualTo("300 300 2");
	}

	@Test
	void twoAtOnceDoTheWorkOnce() {
		insert();
		StepVerifier.create(Flux.zip(rekey(), rekey()).map((both) -> both.getT1().resealed() + both.getT2().resealed()))
			.expectNext((long) ROWS)
			.verifyComplete();
		assertThat(Query.number(this.database.server(), "select count(*) from link where key_id = 2")).isEqualTo(ROWS);
	}

	private void insert() {
		Flux.range(0, ROWS).flatMap((i) -> this.links.insert(token(i), Payloads.full())).blockLast();
	}

	private Mono<Progress> rekey() {
		return new Rekey(this.database.client(), this.database.transaction(),
				new StoredLinks(this.database.client(), ROTATED), ROTATED)
			.run(20)
			.last();
	}

	private static String token(int number) {
		return "%012d".formatted(number);
	}

}
