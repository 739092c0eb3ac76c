package io.spillway.link;

import java.util.List;

import io.spillway.database.MigratedDatabase;
import io.spillway.development.Query;
import io.spillway.link.Rekey.Progress;
import io.spillway.token.KeyRing;
import io.spillway.token.Rings;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;

import static org.assertj.core.api.Assertions.assertThat;

class RekeyTests {

	private static final int ROWS = 1200;

	@AutoClose
	private final MigratedDatabase database = MigratedDatabase.create();

	@Test
	void sealsAllLinksWithThePrimaryKey() {
		insert(ROWS, Rings.of(1));
		assertThat(run(Rings.of(2, 1), 500)).extracting(Progress::resealed, Progress::unreadable, Progress::done)
			.containsExactly(tuple(500, false), tuple(1000, false), tuple(1200, true));
		assertThat(keys()).isEqualTo("2:1200");
		assertOpen(ROWS, Rings.of(2));
	}

	@Test
	void changesNothingTheSecondTime() {
		insert(20, Rings.of(1));
		run(Rings.of(2, 1));
		String rows = rows();
		assertThat(run(Rings.of(2, 1))).containsExactly(new Progress("", 0, 0, true));
		assertThat(rows()).isEqualTo(rows);
	}

	@Test
	void goesOnWhereItWasStopped() {
		insert(120, Rings.of(1));
		StepVerifier.create(rekey(Rings.of(2, 1)).run(50), 1).expectNextCount(1).thenCancel().verify();
		assertThat(Query.number(this.database.server(), "select count(*) from link where key_id = 2")).isBetween(50L,
				100L);
		assertOpen(120, Rings.of(2, 1));
		assertThat(run(Rings.of(2, 1)).getLast().done()).isTrue();
		assertThat(keys()).isEqualTo("2:120");
		assertOpen(120, Rings.of(2));
	}

	@Test
	void leavesLinksWhoseKeyIsMissing() {
		insert(70, Rings.of(3));
		// Beside the others, in between.
		this.database.server().execute("update link set token = substring(token from 2) || 'x'");
		insert(70, Rings.of(1));
		String before = Query.text(this.database.server(), missing());
		Progress result = run(Rings.of(2, 1)).getLast();
		assertThat(result.resealed()).isEqualTo(70);
		assertThat(result.unreadable()).isEqualTo(70);
		assertThat(result.done()).isTrue();
		assertThat(keys()).isEqualTo("2:70 3:70");
		assertThat(Query.text(this.database.server(), missing())).isEqualTo(before);
		assertOpen(70, Rings.of(2));
	}

	@Test
	void leavesAllElseOfALinkAsItIs() {
		StoredLinks links = new StoredLinks(this.database.client(), Rings.of(1));
		links.insert(token(0), Payloads.full()).block();
		links.revoke(token(0)).block();
		String columns = "select concat_ws(' ', token, created_at, expires_at, revoked_at) from link";
		String before = Query.text(this.database.server(), columns);
		run(Rings.of(2, 1));
		assertThat(keys()).isEqualTo("2:1");
		assertThat(Query.text(this.database.server(), columns)).isEqualTo(before);
		StepVerifier.create(new StoredLinks(this.database.client(), Rings.of(2)).find(token(0)))
			.expectNext(new Link(token(0), LinkKind.STORED, Payloads.full(), true))
			.verifyComplete();
	}

	private static Tuple tuple(long resealed, boolean done) {
		return Tuple.tuple(resealed, 0L, done);
	}

	private void insert(int rows, KeyRing ring) {
		StoredLinks links = new StoredLinks(this.database.client(), ring);
		Flux.range(0, rows).flatMap((i) -> links.insert(token(i), Payloads.to("https://example.com/" + i))).blockLast();
	}

	private void assertOpen(int rows, KeyRing ring) {
		StoredLinks links = new StoredLinks(this.database.client(), ring);
		assertThat(Flux.range(0, rows)
			.flatMapSequential((i) -> links.find(token(i)).map((link) -> link.payload().target()))
			.index()
			.all((target) -> target.getT2().equals("https://example.com/" + target.getT1()))
			.block()).isEqualTo(true);
	}

	private List<Progress> run(KeyRing ring) {
		return run(ring, 50);
	}

	private List<Progress> run(KeyRing ring, int batch) {
		return rekey(ring).run(batch).collectList().blockOptional().orElseThrow();
	}

	private Rekey rekey(KeyRing ring) {
		return new Rekey(this.database.client(), this.database.transaction(),
				new StoredLinks(this.database.client(), ring), ring);
	}

	private String keys() {
		return Query.text(this.database.server(), """
				select string_agg(key_id || ':' || rows, ' ' order by key_id)
				from (select key_id, count(*) as rows from link group by key_id) as keys
				""");
	}

	private String rows() {
		return Query.text(this.database.server(),
				"select md5(string_agg(ctid || link::text, '' order by token)) from link");
	}

	private static String missing() {
		return "select md5(string_agg(link::text, '' order by token)) from link where key_id = 3";
	}

	private static String token(int number) {
		return "%012d".formatted(number);
	}

}
