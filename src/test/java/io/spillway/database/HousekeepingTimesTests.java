package io.spillway.database;

import java.time.Duration;
import java.util.List;

import io.spillway.development.Query;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import reactor.test.scheduler.VirtualTimeScheduler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class HousekeepingTimesTests {

	private static final Duration INTERVAL = Duration.ofMinutes(10);

	@AutoClose
	private final MigratedDatabase database = MigratedDatabase.create();

	private final VirtualTimeScheduler time = VirtualTimeScheduler.create();

	private final Housekeeping housekeeping = new Housekeeping(this.database.client(), this.database.guard(),
			List.of(new Cleanup("calls", "insert into calls select :batch where :retention > 0", Duration.ofDays(1))),
			INTERVAL, this.time);

	@Test
	void cleansUpOnceAnInterval() {
		this.database.server().execute("create table calls (batch int)");
		this.housekeeping.start();
		this.time.advanceTimeBy(INTERVAL.minusMillis(1));
		assertThat(calls()).isZero();
		this.time.advanceTimeBy(Duration.ofMillis(1));
		await().until(() -> calls() == 1);
		await().until(() -> {
			this.time.advanceTimeBy(INTERVAL);
			return calls() > 1;
		});
	}

	@Test
	void endsWithTheService() {
		this.database.server().execute("create table calls (batch int)");
		this.housekeeping.start();
		this.housekeeping.destroy();
		this.time.advanceTimeBy(INTERVAL.multipliedBy(10));
		assertThat(calls()).isZero();
	}

	private long calls() {
		return Query.number(this.database.server(), "select count(*) from calls");
	}

}
