package io.spillway.partition;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.spillway.database.MigratedDatabase;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import reactor.core.scheduler.Schedulers;
import reactor.test.StepVerifier;
import reactor.test.scheduler.VirtualTimeScheduler;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@ExtendWith(OutputCaptureExtension.class)
class PartitionsTests {

	private static final Duration RETENTION = Duration.ofDays(10);

	@AutoClose
	private final MigratedDatabase database = MigratedDatabase.create();

	private final Days days = new Days(this.database);

	private final PartitionStore store = new PartitionStore(this.database.client(), this.database.guard());

	@Test
	void makesTheNextWeekAndDropsWhatIsPastTheRetention() {
		this.days.makeOld(35, 5);
		StepVerifier.create(partitions(Duration.ZERO).round()).expectNext(Partitions.INTERVAL).verifyComplete();
		assertThat(this.days.text()).isEqualTo("-10..7: 15");
	}

	@Test
	void theGaugeTellsHowManyDaysThereAre() {
		Partitions partitions = partitions(Duration.ZERO);
		SimpleMeterRegistry registry = new SimpleMeterRegistry();
		new PartitionMeters(partitions).bindTo(registry);
		assertThat(registry.get("spillway.click.partitions").gauge().value()).isNaN();
		partitions.round().block();
		assertThat(registry.get("spillway.click.partitions").gauge().value()).isEqualTo(8);
	}

	@Test
	void daysGoByWhileNobodyLooks() {
		assertThat(aheadAfter(Duration.ofDays(1))).isEqualTo(7);
		assertThat(aheadAfter(Duration.ofDays(8))).isZero();
		assertThat(aheadAfter(Duration.ofDays(20))).isZero();
	}

	@Test
	void saysOnceThatDaysCannotBeMadeAndOnceThatTheyCan(CapturedOutput output) {
		this.database.server().execute("alter function make_click_partitions(date, date) rename to hidden");
		Partitions partitions = partitions(Duration.ZERO);
		for (int i = 0; i < 2; i++) {
			StepVerifier.create(partitions.round()).expectNext(Partitions.RETRY).verifyComplete();
		}
		assertThat(output).containsOnlyOnce("The partitions of the next days of clicks could not be made")
			.contains("(SQLSTATE 42883): migrate the schema");
		this.database.server().execute("alter function hidden(date, date) rename to make_click_partitions");
		StepVerifier.create(partitions.round()).expectNext(Partitions.INTERVAL).verifyComplete();
		assertThat(output).containsOnlyOnce("The partitions of the next days of clicks are there");
	}

	@Test
	void whatCannotBeDroppedNowIsLeftForTheNextRound(CapturedOutput output) throws SQLException {
		this.days.makeOld(20, 20);
		try (Connection other = this.database.server().connect(); Statement statement = other.createStatement()) {
			other.setAutoCommit(false);
			statement.executeQuery("select count(*) from click").close();
			StepVerifier.create(partitions(Duration.ZERO).round()).expectNext(Partitions.INTERVAL).verifyComplete();
		}
		assertThat(this.days.text()).isEqualTo("-20..7: 10");
		assertThat(output).contains("Clicks past spillway.clicks.retention could not be dropped")
			.contains("SQLSTATE 55P03");
	}

	@Test
	void theFirstRoundIsAtOnceAndTheNextWithinAnHourUntilTheServiceEnds() {
		VirtualTimeScheduler time = VirtualTimeScheduler.create();
		Partitions partitions = new Partitions(this.store, RETENTION, Clock.systemUTC(), time);
		partitions.start();
		await().until(() -> partitions.ahead() == 8);
		this.days.makeOld(30, 30);
		await().until(() -> {
			time.advanceTimeBy(Partitions.INTERVAL);
			return this.days.text().startsWith("-1..");
		});
		partitions.destroy();
		this.days.makeOld(30, 30);
		time.advanceTimeBy(Partitions.INTERVAL.multipliedBy(3));
		assertThat(this.days.text()).startsWith("-30..");
	}

	private double aheadAfter(Duration time) {
		this.store.makeAhead(Partitions.AHEAD).block();
		Partitions partitions = partitions(time);
		partitions.round().block();
		return partitions.ahead();
	}

	/** Of a replica whose clock is ahead, which is as if it had not looked since. */
	private Partitions partitions(Duration aheadOfTime) {
		Clock clock = Clock.fixed(Instant.now().plus(aheadOfTime), ZoneOffset.UTC);
		return new Partitions(this.store, RETENTION, clock, Schedulers.parallel());
	}

}
