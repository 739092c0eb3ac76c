package io.spillway.database;

import java.time.Duration;

import io.spillway.development.FlakyProxy;
import io.spillway.development.TestDatabase;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** A host that dies tells nobody: to its clients it is silent. */
class SilentDatabaseTests {

	private static final int MORE_THAN_THE_POOL = 30;

	private static final Duration TIMEOUT = Duration.ofSeconds(1);

	@AutoClose
	private final FlakyProxy proxy = FlakyProxy.to(TestDatabase.create());

	@AutoClose
	private final MigratedDatabase database = MigratedDatabase.of(this.proxy.database(), TIMEOUT);

	@Test
	void connectionsOfBeforeAreNotUsedAgain() {
		awaitSuccess(sleep());
		this.proxy.silence();
		assertFails(sleep());
		this.proxy.restore();
		awaitSuccess(sleep());
	}

	@Test
	void transactionsOfBeforeLeaveNoConnectionBehind() {
		Mono<String> work = this.database.guard().guard(this.database.transaction().transactional(select()));
		awaitSuccess(work);
		this.proxy.silence();
		assertFails(work);
		this.proxy.restore();
		awaitSuccess(sleep());
	}

	@Test
	void connectionsThatWereBeingMadeAreNotWaitedFor() {
		this.proxy.silence();
		assertFails(sleep());
		this.proxy.restore();
		awaitSuccess(sleep());
	}

	private static void awaitSuccess(Mono<String> work) {
		await().until(() -> successes(work), (successes) -> successes == MORE_THAN_THE_POOL);
	}

	private static void assertFails(Mono<String> work) {
		assertThat(successes(work)).isZero();
	}

	private static long successes(Mono<String> work) {
		Mono<String> tried = work.onErrorResume(DatabaseUnavailableException.class, (_) -> Mono.empty());
		return Flux.range(0, MORE_THAN_THE_POOL)
			.flatMap((_) -> tried, MORE_THAN_THE_POOL)
			.count()
			.blockOptional()
			.orElseThrow();
	}

	private Mono<String> sleep() {
		return this.database.guard().guard(select());
	}

	/** Long enough to be under way with others. */
	private Mono<String> select() {
		return this.database.client().sql("select pg_sleep(0.02)::text").mapValue(String.class).one();
	}

}
