package io.spillway.link;

import io.netty.channel.EventLoopGroup;
import io.spillway.database.MigratedDatabase;
import io.spillway.observability.RequestTracing;
import io.spillway.token.Rings;
import io.spillway.token.StoredTokens;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/** Looks links up as clicks on one event loop do. */
final class Lookups {

	private final StoredTokens tokens = new StoredTokens();

	private final LookupTelemetry telemetry = new LookupTelemetry(RequestTracing.none());

	private final StoredLinks links;

	private final LinkLookup lookup;

	private final Scheduler loop;

	/** Begins on the database's next event loop. */
	Lookups(MigratedDatabase database) {
		EventLoopGroup loops = MigratedDatabase.eventLoops();
		this.links = new StoredLinks(database.client(), Rings.of(1));
		this.lookup = new LinkLookup(database.loopConnections(), this.links, database.guard(), loops, this.telemetry);
		this.loop = Schedulers.fromExecutor(loops.next());
	}

	/** Makes a link to a target and returns its token. */
	String link(String target) {
		String token = this.tokens.next();
		this.links.insert(token, Payloads.to(target)).block();
		return token;
	}

	/** The target of a link; empty if there is none. */
	Mono<String> target(String token) {
		return find(token).map((link) -> link.payload().target());
	}

	Mono<Link> find(String token) {
		return Mono.defer(() -> this.lookup.find(token)).subscribeOn(this.loop);
	}

	/** As the replica does that revokes a link. */
	void revoke(String token) {
		this.links.revoke(token).delayUntil((_) -> forget(token)).block();
	}

	LookupTelemetry telemetry() {
		return this.telemetry;
	}

	Mono<Void> forget(String token) {
		return this.lookup.forget(token);
	}

}
