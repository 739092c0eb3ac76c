package io.spillway.link;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

import io.spillway.database.MigratedDatabase;
import io.spillway.token.UnreadableException;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

import static org.assertj.core.api.Assertions.assertThat;

class BatchedLookupTests {

	private static final String NO_LINK = "zzzzzzzzzzzz";

	/** More than a batch. */
	private static final int MANY = 600;

	@AutoClose
	private static final MigratedDatabase database = MigratedDatabase.create();

	private final Lookups lookups = new Lookups(database);

	@Test
	void everyClickGetsItsOwnLink() {
		Map<String, String> targets = new HashMap<>();
		for (int i = 0; i < 100; i++) {
			targets.put(this.lookups.link("https://example.com/" + i), "https://example.com/" + i);
		}
		List<String> asked = Collections.nCopies(MANY / 100, targets.keySet()).stream().flatMap(Set::stream).toList();
		StepVerifier
			.create(Flux.fromIterable(asked)
				.flatMap((token) -> this.lookups.find(token), MANY)
				.doOnNext((link) -> assertThat(link.payload().target()).isEqualTo(targets.get(link.token())))
				.map(Link::token)
				.collectList())
			.assertNext((found) -> assertThat(found).containsExactlyInAnyOrderElementsOf(asked))
			.verifyComplete();
	}

	@Test
	void whatIsNoLinkIsNoneAmongOthersToo() {
		String link = this.lookups.link("https://example.com/one");
		List<Mono<String>> clicks = IntStream.range(0, 20)
			.mapToObj((i) -> this.lookups.target((i % 2 == 0) ? link : "%012d".formatted(i)))
			.toList();
		StepVerifier
			.create(Flux.mergeSequential(clicks.stream().map((one) -> one.defaultIfEmpty("")).toList(), 20, 1)
				.collectList())
			.assertNext((targets) -> {
				for (int i = 0; i < 20; i++) {
					assertThat(targets.get(i)).isEqualTo((i % 2 == 0) ? "https://example.com/one" : "");
				}
			})
			.verifyComplete();
	}

	@Test
	void aRowThatCannotBeReadFailsItsOwnClickOnly() {
		String first = this.lookups.link("https://example.com/first");
		String unreadable = this.lookups.link("https://example.com/unreadable");
		String last = this.lookups.link("https://example.com/last");
		database.server().execute("update link set sealed = '' where token = '%s'".formatted(unreadable));
		StepVerifier
			.create(Flux.mergeSequential(
					List.of(this.lookups.target(NO_LINK).defaultIfEmpty("none"), this.lookups.target(first),
							this.lookups.target(unreadable)
								.onErrorResume(UnreadableException.class, (_) -> Mono.just("unreadable")),
							this.lookups.target(last))))
			.expectNext("none", "https://example.com/first", "unreadable", "https://example.com/last")
			.verifyComplete();
	}

	@Test
	void aRevokedLinkIsKnownHereAtOnce() {
		String token = this.lookups.link("https://example.com/");
		for (int i = 0; i < 5; i++) {
			StepVerifier.create(this.lookups.find(token).map(Link::revoked)).expectNext(false).verifyComplete();
		}
		this.lookups.revoke(token);
		StepVerifier.create(this.lookups.find(token).map(Link::revoked)).expectNext(true).verifyComplete();
	}

}
