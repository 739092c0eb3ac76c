package io.spillway.link;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import reactor.core.publisher.Mono;

import org.springframework.r2dbc.core.DatabaseClient;

/** Stores the links of many lines at once. */
class BulkInserts {

	private final DatabaseClient database;

	private final StoredLinks stored;

	private final Links links;

	private final BulkDatabase turns;

	BulkInserts(DatabaseClient database, StoredLinks stored, Links links, BulkDatabase turns) {
		this.database = database;
		this.stored = stored;
		this.links = links;
		this.turns = turns;
	}

	/**
	 * Stores links by one statement, that is, by one commit.
	 * @return the links as they are stored, by the links that were to be
	 */
	Mono<Map<Link, Link>> store(Collection<Link> links) {
		Map<Link, Link> drafts = new HashMap<>();
		links.forEach((link) -> drafts.put(link, link));
		return store(drafts, Links.ATTEMPTS);
	}

	private Mono<Map<Link, Link>> store(Map<Link, Link> drafts, int attempts) {
		if (drafts.isEmpty()) {
			return Mono.just(drafts);
		}
		if (attempts == 0) {
			return Mono.error(new TakenTokenException());
		}
		List<NewRow> rows = rows(drafts.values());
		return this.turns.run(rows.size(), insert(rows)).flatMap((inserted) -> {
			Map<Link, Link> taken = new HashMap<>();
			drafts.forEach((link, draft) -> {
				if (!inserted.contains(draft.token())) {
					taken.put(link, this.links.redraft(link));
				}
			});
			return store(taken, attempts - 1).map((others) -> {
				Map<Link, Link> all = new HashMap<>(drafts);
				all.putAll(others);
				return all;
			});
		});
	}

	/**
	 * Stores links in the current transaction, or none if a token of them is taken.
	 */
	Mono<Void> storeAll(Collection<Link> links) {
		return insert(rows(links)).flatMap(
				(inserted) -> (inserted.size() == links.size()) ? Mono.empty() : Mono.error(new TakenTokenException()));
	}

	private List<NewRow> rows(Collection<Link> links) {
		List<NewRow> rows = new ArrayList<>(links.size());
		links.forEach((link) -> rows.add(this.stored.newRow(link.token(), link.payload())));
		return rows;
	}

	private Mono<Set<String>> insert(List<NewRow> rows) {
		return this.database.inConnection(
				(connection) -> NewRow.insert(connection, this.stored.keyId(), rows).collect(HashSet::new, Set::add));
	}

}
