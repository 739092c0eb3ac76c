package io.spillway.link;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

import io.spillway.database.DatabaseUnavailableException;
import io.spillway.database.MigratedDatabase;
import io.spillway.development.FlakyProxy;
import io.spillway.development.TestDatabase;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class LookupOutageTests {

	private static final String TARGET = "https://example.com/";

	private final TestDatabase server = TestDatabase.create();

	@AutoClose
	private final FlakyProxy proxy = FlakyProxy.to(this.server);

	@AutoClose
	private final MigratedDatabase database = MigratedDatabase.of(this.proxy.database(), Duration.ofSeconds(1));

	private final Lookups lookups = new Lookups(this.database);

	private String token;

	@BeforeEach
	void create() {
		this.token = this.lookups.link(TARGET);
		assertFound();
	}

	@Test
	void aConnectionThatTheNetworkEndedIsReplacedWithoutAFailedClick() {
		String[] tokens = links();
		for (int i = 0; i < tokens.length; i++) {
			this.proxy.cut();
			this.proxy.restore();
			assertFound(tokens[i], TARGET + i);
		}
	}

	@Test
	void aConnectionThatTheDatabaseEndedIsReplacedWithoutAFailedClick() {
		String[] tokens = links();
		for (int i = 0; i < tokens.length; i++) {
			endConnections();
			assertFound(tokens[i], TARGET + i);
		}
	}

	@Test
	void whileTheDatabaseIsAwayClicksFailAndSoonAfterwardsTheyDoNot() {
		this.proxy.cut();
		assertFails();
		assertFails();
		this.proxy.restore();
		await().until(this::isFound);
	}

	@Test
	void aSilentDatabaseIsNotWaitedForAndFoundAgain() {
		this.proxy.silence();
		assertFails();
		assertFails();
		this.proxy.restore();
		await().until(this::isFound);
	}

	/** Whatever happened: what belongs to a loop is used on that loop. */
	@Test
	void aClickThatWasGivenUpLeavesTheOthersOnTheirThread() throws SQLException {
		String loop = thread();
		try (Connection locker = this.server.connect(); Statement statement = locker.createStatement()) {
			locker.setAutoCommit(false);
			statement.execute("lock table link in access exclusive mode");
			StepVerifier
				.create(this.lookups.find("0000000000aa")
					.onErrorResume((_) -> Mono.empty())
					.then(Mono.fromSupplier(() -> Thread.currentThread().getName())))
				.expectNext(loop)
				.verifyComplete();
		}
		await().until(this::isFound);
		for (int i = 0; i < 10; i++) {
			assertThat(thread()).isEqualTo(loop);
		}
	}

	/** Made beforehand: of the pool, which makes them, nobody promises that much. */
	private String[] links() {
		String[] tokens = new String[5];
		for (int i = 0; i < tokens.length; i++) {
			tokens[i] = this.lookups.link(TARGET + i);
		}
		return tokens;
	}

	/** The thread that an answer of the database comes on. */
	private String thread() {
		String other = this.lookups.link(TARGET);
		return String.valueOf(this.lookups.find(other).map((_) -> Thread.currentThread().getName()).block());
	}

	private void assertFound() {
		assertFound(this.token, TARGET);
	}

	private void assertFound(String token, String target) {
		StepVerifier.create(this.lookups.target(token)).expectNext(target).verifyComplete();
	}

	/** A link that is not in the cache. */
	private void assertFails() {
		StepVerifier.create(this.lookups.find("0000000000aa")).verifyError(DatabaseUnavailableException.class);
	}

	private boolean isFound() {
		return this.lookups.target(this.token).onErrorResume((_) -> Mono.empty()).blockOptional().isPresent();
	}

	private void endConnections() {
		this.server.execute("""
				select pg_terminate_backend(pid) from pg_stat_activity
				where datname = current_database() and pid <> pg_backend_pid()
				""");
	}

}
