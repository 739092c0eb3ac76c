package io.spillway.idempotency;

import java.time.Duration;

import io.spillway.database.DatabaseGuard;
import io.spillway.token.KeyRing;
import io.spillway.web.Problem;
import io.spillway.web.ProblemException;
import io.spillway.web.ProblemType;
import reactor.core.publisher.Mono;

import org.springframework.http.HttpHeaders;
import org.springframework.transaction.reactive.TransactionalOperator;

/**
 * Does the work of an Idempotency-Key once, and gives its answer again for a day. Work
 * and saved answer are one transaction: either both are there or neither is.
 */
public class Idempotency {

	static final Duration RETENTION = Duration.ofHours(24);

	private final SavedAnswers answers;

	private final TransactionalOperator transaction;

	private final DatabaseGuard guard;

	private final AnswerSeals seals;

	Idempotency(SavedAnswers answers, TransactionalOperator transaction, DatabaseGuard guard, KeyRing ring) {
		this.answers = answers;
		this.transaction = transaction;
		this.guard = guard;
		this.seals = new AnswerSeals(ring);
	}

	/**
	 * The answer to a request.
	 * @param key the request's key
	 * @param request the request's body, in whatever form is the same for the same body
	 * @param work makes the answer if there is none yet; takes part in the transaction
	 * @return the answer, or a {@link ProblemException} if the key was used with another
	 * body or a request with it is under way
	 */
	public Mono<Answer> once(IdempotencyKey key, byte[] request, Mono<Answer> work) {
		Mono<Answer> answer = this.answers.tryLock(key.lock())
			.filter(Boolean::booleanValue)
			.switchIfEmpty(Mono.error(Idempotency::inProgress))
			.then(Mono.defer(() -> this.answers.find(key.id(), RETENTION)))
			.map((saved) -> Answer.of(this.seals.open(key.id(), request, saved, null)))
			.switchIfEmpty(Mono.defer(() -> work.flatMap((made) -> save(key, request, made))));
		return this.guard.guard(this.transaction.transactional(answer));
	}

	private Mono<Answer> save(IdempotencyKey key, byte[] request, Answer made) {
		return this.answers.save(key.id(), this.seals.seal(key.id(), request, made.toBytes())).thenReturn(made);
	}

	private static ProblemException inProgress() {
		return new ProblemException(
				new Problem(ProblemType.IN_PROGRESS, "Try again in a moment.").with(HttpHeaders.RETRY_AFTER, "1"));
	}

}
