package io.spillway.idempotency;

import io.spillway.database.MigratedDatabase;
import io.spillway.development.Query;
import io.spillway.web.ProblemException;
import io.spillway.web.ProblemType;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

import static org.assertj.core.api.Assertions.assertThat;

/** Work and saved answer: either both are there or neither is. */
class IdempotencyAtomicityTests {

	@AutoClose
	private final MigratedDatabase database = MigratedDatabase.create();

	private final Requests requests = new Requests(this.database);

	private final Mono<Answer> work = this.database.client().sql("""
			insert into link (token, key_id, sealed, created_at) values ('000000000000', 1, '', now())
			""").then().thenReturn(new Answer("http://localhost/link", "link"));

	@Test
	void bothAreThere() {
		StepVerifier.create(this.requests.send("both", "body", this.work)).expectNextCount(1).verifyComplete();
		assertThat(rows("link")).isEqualTo(1);
		assertThat(rows("idempotent_answer")).isEqualTo(1);
	}

	@Test
	void neitherIsThereIfTheWorkFails() {
		Mono<Answer> failing = this.work.then(Mono.error(new ProblemException(ProblemType.INVALID_LINK, null)));
		StepVerifier.create(this.requests.send("work", "body", failing)).verifyError(ProblemException.class);
		assertNeitherIsThere();
		StepVerifier.create(this.requests.send("work", "corrected body", this.work))
			.expectNextCount(1)
			.verifyComplete();
	}

	@Test
	void neitherIsThereIfTheAnswerCannotBeSaved() {
		this.database.server().execute("""
				create function fail() returns trigger language plpgsql as $$ begin raise 'no'; end $$;
				create trigger fail before insert on idempotent_answer for each row execute function fail()
				""");
		StepVerifier.create(this.requests.send("save", "body", this.work)).verifyError();
		assertNeitherIsThere();
	}

	@Test
	void neitherIsThereIfTheCommitFails() {
		this.database.server().execute("""
				create function fail() returns trigger language plpgsql as $$ begin raise 'no'; end $$;
				create constraint trigger fail after insert on idempotent_answer initially deferred
					for each row execute function fail()
				""");
		StepVerifier.create(this.requests.send("commit", "body", this.work)).verifyError();
		assertNeitherIsThere();
	}

	@Test
	void neitherIsThereIfTheConnectionEnds() {
		Mono<Answer> killing = this.work
			.delayUntil((_) -> Mono.fromRunnable(() -> Query.text(this.database.server(), """
					select count(pg_terminate_backend(pid)) from pg_locks where locktype = 'advisory'
						and database = (select oid from pg_database where datname = current_database())
					""")));
		StepVerifier.create(this.requests.send("connection", "body", killing)).verifyError();
		assertNeitherIsThere();
		StepVerifier.create(this.requests.send("connection", "body", this.work)).expectNextCount(1).verifyComplete();
	}

	private void assertNeitherIsThere() {
		assertThat(rows("link")).isZero();
		assertThat(rows("idempotent_answer")).isZero();
	}

	private long rows(String table) {
		return Query.number(this.database.server(), "select count(*) from " + table);
	}

}
