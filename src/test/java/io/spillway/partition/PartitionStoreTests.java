package io.spillway.partition;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDate;

import io.r2dbc.spi.R2dbcException;
import io.spillway.database.DatabaseUnavailableException;
import io.spillway.database.MigratedDatabase;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

import static org.assertj.core.api.Assertions.assertThat;

class PartitionStoreTests {

	@AutoClose
	private final MigratedDatabase database = MigratedDatabase.create();

	@AutoClose
	private final MigratedDatabase another = this.database.another();

	private final Days days = new Days(this.database);

	private final PartitionStore store = store(this.database);

	@Test
	void makesTheDaysThatAreMissing() {
		StepVerifier.create(this.store.makeAhead(7)).expectNext(9).verifyComplete();
		assertThat(this.days.text()).isEqualTo("-1..7: 9");
		StepVerifier.create(this.store.makeAhead(8)).expectNext(1).verifyComplete();
		StepVerifier.create(this.store.makeAhead(8)).expectNext(0).verifyComplete();
		StepVerifier.create(this.store.firstMissing(7)).expectNext(Days.today().plusDays(8)).verifyComplete();
		StepVerifier.create(this.store.firstMissing(12)).expectNext(Days.today().plusDays(9)).verifyComplete();
	}

	@Test
	void twentyReplicasMakeEachDayOnce() {
		Flux<Integer> made = Flux.range(0, 20)
			.flatMap((replica) -> ((replica % 2 == 0) ? this.store : store(this.another)).makeAhead(7), 20);
		StepVerifier.create(made.reduce(0, Integer::sum)).expectNext(9).verifyComplete();
		assertThat(this.days.text()).isEqualTo("-1..7: 9");
	}

	@Test
	void insertsGoOnWhileDaysAreMade() throws SQLException {
		this.store.makeAhead(0).block();
		try (Connection other = this.database.server().connect(); Statement statement = other.createStatement()) {
			other.setAutoCommit(false);
			statement.execute("lock table click in row exclusive mode");
			StepVerifier.create(this.store.makeAhead(1)).expectNext(1).verifyComplete();
		}
	}

	@Test
	void daysAreNotMadeWhileTheTableIsLocked() throws SQLException {
		try (Connection other = this.database.server().connect(); Statement statement = other.createStatement()) {
			other.setAutoCommit(false);
			statement.execute("lock table click in access exclusive mode");
			StepVerifier.create(this.store.makeAhead(1)).verifyError(DatabaseUnavailableException.class);
		}
		StepVerifier.create(this.store.makeAhead(1)).expectNext(3).verifyComplete();
	}

	@ParameterizedTest
	@CsvSource({ "-3660, -3629, 32", "0, 31, 32", "31, 31, 1" })
	void asManyDaysAsThereMayBe(int first, int last, int made) {
		StepVerifier.create(make(first, last)).expectNext(made).verifyComplete();
	}

	@ParameterizedTest
	@CsvSource({ "-3661, -3661", "32, 32", "-1, 31", "1, 0" })
	void daysBeyondTheBoundsAreRefused(int first, int last) {
		StepVerifier.create(make(first, last)).verifyErrorSatisfies((error) -> assertState(error, "22023"));
	}

	@Test
	void dropsTenOfTheOldestAtATime() {
		this.days.makeOld(14, 2);
		this.store.makeAhead(0).block();
		StepVerifier.create(this.store.drop(Duration.ofDays(1))).expectNext(10).verifyComplete();
		assertThat(this.days.text()).isEqualTo("-4..0: 5");
		StepVerifier.create(this.store.drop(Duration.ofDays(3))).expectNext(1).verifyComplete();
		assertThat(this.days.text()).isEqualTo("-3..0: 4");
		StepVerifier.create(this.store.drop(Duration.ofDays(1))).expectNext(2).verifyComplete();
		StepVerifier.create(this.store.drop(Duration.ofDays(1))).expectNext(0).verifyComplete();
		assertThat(this.days.text()).isEqualTo("-1..0: 2");
	}

	@Test
	void todayIsNeverDropped() {
		StepVerifier.create(this.store.drop(Duration.ZERO))
			.verifyErrorSatisfies((error) -> assertState(error, "22023"));
	}

	@Test
	void nobodyIsWaitedForWhoReadsClicksForLong() throws SQLException {
		this.days.makeOld(5, 5);
		try (Connection other = this.database.server().connect(); Statement statement = other.createStatement()) {
			other.setAutoCommit(false);
			statement.executeQuery("select count(*) from click").close();
			StepVerifier.create(this.store.drop(Duration.ofDays(1))).verifyError(DatabaseUnavailableException.class);
		}
		StepVerifier.create(this.store.drop(Duration.ofDays(1))).expectNext(1).verifyComplete();
	}

	private Mono<Integer> make(int first, int last) {
		LocalDate today = Days.today();
		return this.store.make(today.plusDays(first), today.plusDays(last));
	}

	private static void assertState(Throwable error, String state) {
		assertThat(error.getCause()).isInstanceOfSatisfying(R2dbcException.class,
				(cause) -> assertThat(cause.getSqlState()).isEqualTo(state));
	}

	private static PartitionStore store(MigratedDatabase database) {
		return new PartitionStore(database.client(), database.guard());
	}

}
