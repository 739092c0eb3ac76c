package io.spillway.idempotency;

import io.spillway.idempotency.SavedAnswers.SavedAnswer;
import io.spillway.token.KeyRing;
import io.spillway.token.Purpose;
import io.spillway.token.RequestMac;
import io.spillway.token.Sealer;
import io.spillway.token.UnreadableException;
import io.spillway.web.ProblemException;
import io.spillway.web.ProblemType;
import org.jspecify.annotations.Nullable;

/** Seals answers that are saved, and opens them to those who ask for the same again. */
final class AnswerSeals {

	private final Sealer sealer;

	private final RequestMac macs;

	AnswerSeals(KeyRing ring) {
		this.sealer = new Sealer(ring, Purpose.IDEMPOTENT_ANSWER);
		this.macs = new RequestMac(ring);
	}

	/** The entry of the ring that seals. */
	int keyId() {
		return this.sealer.keyId();
	}

	SavedAnswer seal(byte[] id, byte[] request, byte[] answer) {
		return new SavedAnswer(keyId(), this.macs.of(request), this.sealer.seal(answer, id));
	}

	/**
	 * The answer that was saved.
	 * @param reused what to tell who asks for something else, beside that
	 * @throws ProblemException if the answer is to another request
	 * @throws UnreadableException if it was not sealed here
	 */
	byte[] open(byte[] id, byte[] request, SavedAnswer saved, @Nullable String reused) {
		if (!this.macs.matches(saved.keyId(), saved.requestMac(), request)) {
			throw new ProblemException(ProblemType.IDEMPOTENCY_KEY_REUSED, reused);
		}
		byte[] plain = this.sealer.open(saved.keyId(), saved.sealed(), 0, id);
		if (plain == null) {
			throw new UnreadableException("a saved answer is not authentic");
		}
		return plain;
	}

}
