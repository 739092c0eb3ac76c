package io.spillway.idempotency;

import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

import io.spillway.idempotency.SavedAnswers.SavedAnswer;
import io.spillway.token.KeyRing;
import io.spillway.token.UnreadableException;
import io.spillway.web.ProblemException;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.transaction.reactive.TransactionalOperator;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Does many parts of a request once each, and gives their answers again for a day. The
 * work of all that are new and their saved answers are one transaction. Requests with the
 * same key may be under way at the same time: one waits for the other where they have the
 * same part.
 */
public class IdempotentParts {

	private final SavedAnswers answers;

	private final TransactionalOperator transaction;

	private final AnswerSeals seals;

	IdempotentParts(SavedAnswers answers, TransactionalOperator transaction, KeyRing ring) {
		this.answers = answers;
		this.transaction = transaction;
		this.seals = new AnswerSeals(ring);
	}

	/**
	 * Does those that are new.
	 * @param parts the parts; of several with the same id the first is done
	 * @param work does some of the parts; takes part in the transaction
	 * @return what became of each part. After an error either nothing or all was done: it
	 * can be repeated
	 */
	public Mono<Map<KeyedPart, PartOutcome>> once(List<KeyedPart> parts, Function<Set<KeyedPart>, Mono<Void>> work) {
		return Mono.defer(() -> {
			Map<String, KeyedPart> first = new HashMap<>();
			parts.stream()
				.filter((part) -> part.answer() != null)
				.forEach((part) -> first.putIfAbsent(part.id(), part));
			return this.transaction.transactional(save(first).flatMap((saved) -> {
				Set<KeyedPart> done = saved.stream().map(first::get).collect(Collectors.toSet());
				return (done.isEmpty() ? Mono.<Void>empty() : work.apply(done))
					.then(Mono.defer(() -> outcomes(parts, done)));
			}));
		});
	}

	private Mono<Set<String>> save(Map<String, KeyedPart> parts) {
		if (parts.isEmpty()) {
			return Mono.just(Set.of());
		}
		TreeMap<String, SavedAnswer> sealed = new TreeMap<>();
		parts.forEach((id, part) -> sealed.put(id, seal(part)));
		return this.answers.saveMissing(sealed, this.seals.keyId(), Idempotency.RETENTION);
	}

	private SavedAnswer seal(KeyedPart part) {
		return this.seals.seal(HexFormat.of().parseHex(part.id()), part.content(),
				String.valueOf(part.answer()).getBytes(UTF_8));
	}

	/** Among what is found is what was done just now, for others with the same id. */
	private Mono<Map<KeyedPart, PartOutcome>> outcomes(List<KeyedPart> parts, Set<KeyedPart> done) {
		Map<KeyedPart, PartOutcome> outcomes = new HashMap<>();
		done.forEach((part) -> outcomes.put(part, new PartOutcome(part.answer(), null)));
		List<KeyedPart> others = parts.stream().filter((part) -> !done.contains(part)).toList();
		if (others.isEmpty()) {
			return Mono.just(outcomes);
		}
		return this.answers.findAll(others.stream().map(KeyedPart::id).distinct().toList(), Idempotency.RETENTION)
			.map((saved) -> {
				others.forEach((part) -> outcomes.put(part, outcome(part, saved.get(part.id()))));
				return outcomes;
			});
	}

	private PartOutcome outcome(KeyedPart part, @Nullable SavedAnswer saved) {
		if (saved == null) {
			return PartOutcome.NONE;
		}
		try {
			return new PartOutcome(open(part, saved), null);
		}
		catch (ProblemException | UnreadableException ex) {
			return new PartOutcome(null, ex);
		}
	}

	private String open(KeyedPart part, SavedAnswer saved) {
		return new String(this.seals.open(HexFormat.of().parseHex(part.id()), part.content(), saved,
				"The ref was used with another link."), UTF_8);
	}

}
