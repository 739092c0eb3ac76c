package io.spillway.idempotency;

import io.spillway.database.MigratedDatabase;
import io.spillway.token.Rings;
import io.spillway.token.UnreadableException;
import io.spillway.web.ProblemException;
import io.spillway.web.ProblemType;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

import static org.assertj.core.api.Assertions.assertThat;

class IdempotencyTests {

	@AutoClose
	private static final MigratedDatabase database = MigratedDatabase.create();

	private final Requests requests = new Requests(database);

	@Test
	void theSameRequestHasTheSameAnswer() {
		Answer first = new Answer("http://localhost/1", "answer\n1 to body");
		StepVerifier.create(this.requests.send("same", "body")).expectNext(first).verifyComplete();
		StepVerifier.create(this.requests.send("same", "body")).expectNext(first).verifyComplete();
		assertThat(this.requests.done()).isEqualTo(1);
	}

	@Test
	void itHasTheSameAnswerAfterARestartWithAKeyMore() {
		Answer first = this.requests.send("restart", "body").block();
		Requests promoted = this.requests.another(database, Rings.of(2, 1));
		StepVerifier.create(promoted.send("restart", "body")).expectNext(first).verifyComplete();
		StepVerifier.create(promoted.send("restart", "other")).verifyErrorSatisfies(IdempotencyTests::isReuse);
		assertThat(this.requests.done()).isEqualTo(1);
	}

	@Test
	void itHasNoAnswerWithoutTheKeyThatSealedIt() {
		this.requests.send("retired", "body").block();
		StepVerifier.create(this.requests.another(database, Rings.of(2)).send("retired", "body"))
			.verifyError(UnreadableException.class);
		assertThat(this.requests.done()).isEqualTo(1);
	}

	@Test
	void anotherBodyIsRefusedAndChangesNothing() {
		Answer first = this.requests.send("reuse", "body").block();
		StepVerifier.create(this.requests.send("reuse", "other")).verifyErrorSatisfies(IdempotencyTests::isReuse);
		StepVerifier.create(this.requests.send("reuse", "body")).expectNext(first).verifyComplete();
		assertThat(this.requests.done()).isEqualTo(1);
	}

	@Test
	void anotherKeyIsAnotherRequest() {
		this.requests.send("one", "body").block();
		StepVerifier.create(this.requests.send("two", "body").map(Answer::location))
			.expectNext("http://localhost/2")
			.verifyComplete();
	}

	@Test
	void anotherCallerIsNotConcerned() {
		this.requests.send("shared", "body").block();
		Mono<Answer> work = Mono.just(new Answer("http://localhost/other", "other"));
		StepVerifier
			.create(this.requests.send(new IdempotencyKey("other", "shared"), "another body", work)
				.map(Answer::location))
			.expectNext("http://localhost/other")
			.verifyComplete();
	}

	private static void isReuse(Throwable error) {
		assertThat(error).isInstanceOfSatisfying(ProblemException.class,
				(ex) -> assertThat(ex.problem().type()).isEqualTo(ProblemType.IDEMPOTENCY_KEY_REUSED));
	}

}
