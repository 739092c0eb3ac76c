package io.spillway.link;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import io.spillway.idempotency.IdempotencyKey;
import io.spillway.idempotency.IdempotentParts;
import io.spillway.idempotency.KeyedPart;
import io.spillway.idempotency.PartOutcome;
import io.spillway.web.FailedRequest;
import io.spillway.web.Problem;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Makes the links of lines that are sent with an Idempotency-Key: one for each ref.
 */
class BulkKeyed {

	private final IdempotentParts parts;

	private final BulkInserts inserts;

	private final BulkDatabase database;

	private final Links links;

	private final LinkCreation creation;

	BulkKeyed(IdempotentParts parts, BulkInserts inserts, BulkDatabase database, Links links, LinkCreation creation) {
		this.parts = parts;
		this.inserts = inserts;
		this.database = database;
		this.links = links;
		this.creation = creation;
	}

	/**
	 * Makes the links of lines by one commit, or finds those that were made for their
	 * refs: also those of lines that are not valid any more, having expired.
	 */
	Mono<List<BulkEntry>> make(IdempotencyKey key, List<BulkEntry> entries) {
		return make(key, entries, Links.ATTEMPTS);
	}

	private Mono<List<BulkEntry>> make(IdempotencyKey key, List<BulkEntry> entries, int attempts) {
		Map<Long, KeyedPart> keyed = new LinkedHashMap<>();
		entries.forEach((entry) -> {
			if (entry.request() != null && entry.ref() != null) {
				keyed.put(entry.line(), part(key, entry.ref(), entry.request(), entry.link()));
			}
		});
		if (keyed.isEmpty()) {
			return Mono.just(entries);
		}
		return this.database
			.run(keyed.size(), this.parts.once(List.copyOf(keyed.values()), (done) -> store(entries, keyed, done)))
			.map((outcomes) -> answered(entries, keyed, outcomes))
			.onErrorResume(TakenTokenException.class,
					(error) -> (attempts > 1) ? make(key, entries.stream().map(this::redraft).toList(), attempts - 1)
							: Mono.error(error))
			.onErrorResume((error) -> Mono.just(failed(entries, keyed, FailedRequest.problem("POST", error))));
	}

	private KeyedPart part(IdempotencyKey key, String ref, byte[] request, @Nullable Link link) {
		return KeyedPart.of(key, ref, request, (link != null) ? this.creation.json(link) : null);
	}

	private Mono<Void> store(List<BulkEntry> entries, Map<Long, KeyedPart> keyed, Set<KeyedPart> done) {
		List<Link> stored = entries.stream()
			.filter((entry) -> entry.isStored() && done.contains(keyed.get(entry.line())))
			.map((entry) -> Objects.requireNonNull(entry.link()))
			.toList();
		return stored.isEmpty() ? Mono.empty() : this.inserts.storeAll(stored);
	}

	private BulkEntry redraft(BulkEntry entry) {
		return entry.isStored() ? entry.with(this.links.redraft(Objects.requireNonNull(entry.link()))) : entry;
	}

	private static List<BulkEntry> answered(List<BulkEntry> entries, Map<Long, KeyedPart> keyed,
			Map<KeyedPart, PartOutcome> outcomes) {
		return entries.stream().map((entry) -> answered(entry, outcomes.get(keyed.get(entry.line())))).toList();
	}

	private static BulkEntry answered(BulkEntry entry, @Nullable PartOutcome outcome) {
		if (outcome == null) {
			return entry;
		}
		if (outcome.error() != null) {
			return entry.with(FailedRequest.problem("POST", outcome.error()));
		}
		return (outcome.answer() != null) ? entry.with(outcome.answer()) : entry;
	}

	private static List<BulkEntry> failed(List<BulkEntry> entries, Map<Long, KeyedPart> keyed, Problem problem) {
		return entries.stream().map((entry) -> keyed.containsKey(entry.line()) ? entry.with(problem) : entry).toList();
	}

}
