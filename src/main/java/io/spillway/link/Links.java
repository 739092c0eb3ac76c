package io.spillway.link;

import java.util.function.BiFunction;

import io.spillway.database.DatabaseGuard;
import io.spillway.revocation.DenyList;
import io.spillway.revocation.Revocations;
import io.spillway.token.KeyRing;
import io.spillway.token.LinkPayload;
import io.spillway.token.SealedTokens;
import io.spillway.token.StoredTokens;
import io.spillway.token.TokenKind;
import io.spillway.token.TokenTooLongException;
import io.spillway.web.Problem;
import io.spillway.web.ProblemException;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** All links, wherever they are kept. */
public class Links {

	/** A second collision among 62^12 tokens says that the random source is broken. */
	static final int ATTEMPTS = 3;

	private static final Problem UNKNOWN_REVOCATIONS = Problem.unavailable("Revocations are not known yet.");

	private final StoredLinks stored;

	private final LinkInserts inserts;

	private final LinkLookup lookup;

	private final DatabaseGuard guard;

	private final DenyList denied;

	private final Revocations revocations;

	private final SealedTokens sealedTokens;

	private final StoredTokens storedTokens = new StoredTokens();

	Links(StoredLinks stored, LinkInserts inserts, LinkLookup lookup, DatabaseGuard guard, DenyList denied,
			Revocations revocations, KeyRing ring) {
		this.stored = stored;
		this.inserts = inserts;
		this.lookup = lookup;
		this.guard = guard;
		this.denied = denied;
		this.revocations = revocations;
		this.sealedTokens = new SealedTokens(ring);
	}

	/** Makes a link, together with others. */
	Mono<Link> create(NewLink link) {
		return create(link, this.inserts::insert);
	}

	/** Makes a link in the current transaction, which bounds the time as well. */
	Mono<Link> createTransactionally(NewLink link) {
		return create(link, this.stored::insert);
	}

	private Mono<Link> create(NewLink link, BiFunction<String, LinkPayload, Mono<Boolean>> insert) {
		return switch (link.kind()) {
			case STORED -> store(link.payload(), insert);
			case SEALED -> Mono.fromCallable(() -> seal(link.payload()));
		};
	}

	/** Without filterWhen, which gives an error and drops it too: that is logged. */
	private Mono<Link> store(LinkPayload payload, BiFunction<String, LinkPayload, Mono<Boolean>> insert) {
		return Mono.defer(() -> {
			Link link = draft(payload);
			return insert.apply(link.token(), payload).filter(Boolean::booleanValue).map((_) -> link);
		}).repeatWhenEmpty(ATTEMPTS, (attempts) -> attempts);
	}

	/**
	 * A link with a token of its own. If it is a stored one, it is not there before its
	 * row is.
	 * @throws TokenTooLongException if it does not fit into a sealed token
	 */
	Link draft(NewLink link) {
		return switch (link.kind()) {
			case STORED -> draft(link.payload());
			case SEALED -> seal(link.payload());
		};
	}

	/** The same stored link with another token. */
	Link redraft(Link stored) {
		return draft(stored.payload());
	}

	private Link draft(LinkPayload payload) {
		return new Link(this.storedTokens.next(), LinkKind.STORED, payload, false);
	}

	private Link seal(LinkPayload payload) {
		return new Link(this.sealedTokens.seal(payload), LinkKind.SEALED, payload, false);
	}

	/**
	 * The link of a token, whatever its status; empty if there is none.
	 * @param token any text
	 */
	public Mono<Link> find(String token) {
		return switch (TokenKind.of(token)) {
			case STORED -> this.guard.guard(this.stored.find(token));
			case SEALED -> Mono.fromCallable(() -> openSealed(token));
			case CAMPAIGN -> Mono.empty();
			case null -> Mono.empty();
		};
	}

	/** The link of a sealed token, or null if the token is forged. */
	public @Nullable Link openSealed(String token) {
		LinkPayload payload = this.sealedTokens.open(token);
		if (payload == null) {
			return null;
		}
		if (!this.denied.isUsable()) {
			throw new ProblemException(UNKNOWN_REVOCATIONS);
		}
		return new Link(token, LinkKind.SEALED, payload, this.denied.isDenied(token));
	}

	/** Revokes a link, however often; false if there is none. */
	Mono<Boolean> revoke(String token) {
		return switch (TokenKind.of(token)) {
			case STORED -> this.guard.guard(this.stored.revoke(token)).delayUntil((_) -> this.lookup.forget(token));
			case SEALED -> Mono.justOrEmpty(this.sealedTokens.open(token))
				.flatMap((payload) -> this.revocations.revoke(token, payload.expiresAt()).thenReturn(true))
				.defaultIfEmpty(false);
			case CAMPAIGN -> Mono.just(false);
			case null -> Mono.just(false);
		};
	}

}
