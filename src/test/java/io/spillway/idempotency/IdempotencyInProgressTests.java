package io.spillway.idempotency;

import java.time.Duration;
import java.util.List;

import io.spillway.database.MigratedDatabase;
import io.spillway.development.Query;
import io.spillway.token.Rings;
import io.spillway.web.ProblemException;
import io.spillway.web.ProblemType;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.test.StepVerifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class IdempotencyInProgressTests {

	private static final Answer ANSWER = new Answer("http://localhost/first", "first");

	@AutoClose
	private static final MigratedDatabase database = MigratedDatabase.create();

	private final Requests requests = new Requests(database);

	private final Sinks.One<Answer> work = Sinks.one();

	@Test
	void aSecondRequestHasToWait() {
		Mono<Answer> first = this.requests.send("busy", "body", this.work.asMono()).cache();
		Disposable sent = first.subscribe();
		awaitLock();
		StepVerifier.create(this.requests.another(database, Rings.of(1)).send("busy", "body"))
			.verifyErrorSatisfies(IdempotencyInProgressTests::isInProgress);
		StepVerifier.create(this.requests.send("busy", "other body"))
			.verifyErrorSatisfies(IdempotencyInProgressTests::isInProgress);
		this.work.tryEmitValue(ANSWER).orThrow();
		StepVerifier.create(first).expectNext(ANSWER).verifyComplete();
		StepVerifier.create(this.requests.send("busy", "body")).expectNext(ANSWER).verifyComplete();
		assertThat(sent.isDisposed()).isTrue();
	}

	@Test
	void aRequestWhoseCallerHasGoneHoldsNoneUp() {
		Disposable sent = this.requests.send("gone", "body", this.work.asMono()).subscribe();
		awaitLock();
		sent.dispose();
		await().untilAsserted(() -> StepVerifier.create(this.requests.send("gone", "body"))
			.expectNextCount(1)
			.expectComplete()
			.verify(Duration.ofSeconds(5)));
		assertThat(this.requests.done()).isEqualTo(1);
	}

	@Test
	void oneOfManyAtOnceDoesTheWork() {
		Mono<String> request = this.requests.send("many", "body")
			.map(Answer::location)
			.onErrorResume(ProblemException.class, (ex) -> Mono.just(ex.problem().type().name()));
		List<String> answers = Flux.range(0, 50).flatMap((_) -> request, 50).collectList().block();
		assertThat(answers).hasSize(50).contains("http://localhost/1").isSubsetOf("http://localhost/1", "IN_PROGRESS");
		assertThat(this.requests.done()).isEqualTo(1);
	}

	private static void awaitLock() {
		await().until(() -> Query.number(database.server(), """
				select count(*) from pg_locks join pg_database on pg_database.oid = database
				where locktype = 'advisory' and datname = current_database()
				""") == 1);
	}

	private static void isInProgress(Throwable error) {
		assertThat(error).isInstanceOfSatisfying(ProblemException.class, (ex) -> {
			assertThat(ex.problem().type()).isEqualTo(ProblemType.IN_PROGRESS);
			assertThat(ex.problem().headers().getFirst("Retry-After")).isEqualTo("1");
		});
	}

}
