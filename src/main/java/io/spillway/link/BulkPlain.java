package io.spillway.link;

import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.spillway.web.FailedRequest;
import io.spillway.web.Problem;
import reactor.core.publisher.Mono;

/** Makes the links of lines that are sent without an Idempotency-Key. */
class BulkPlain {

	private final BulkInserts inserts;

	private final LinkCreation creation;

	BulkPlain(BulkInserts inserts, LinkCreation creation) {
		this.inserts = inserts;
		this.creation = creation;
	}

	/** Makes the links of lines: all that are stored by one commit, or none of them. */
	Mono<List<BulkEntry>> make(List<BulkEntry> entries) {
		List<Link> stored = entries.stream()
			.filter(BulkEntry::isStored)
			.map((entry) -> Objects.requireNonNull(entry.link()))
			.toList();
		return this.inserts.store(stored)
			.map((links) -> entries.stream().map((entry) -> made(entry, links)).toList())
			.onErrorResume((error) -> Mono.just(failed(entries, FailedRequest.problem("POST", error))));
	}

	private List<BulkEntry> failed(List<BulkEntry> entries, Problem problem) {
		return entries.stream().map((entry) -> entry.isStored() ? entry.with(problem) : made(entry, Map.of())).toList();
	}

	private BulkEntry made(BulkEntry entry, Map<Link, Link> stored) {
		Link link = entry.link();
		return (link != null) ? entry.with(this.creation.json(stored.getOrDefault(link, link))) : entry;
	}

}
