package io.spillway.statistics;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Objects;
import java.util.List;
import java.util.Objects;

import io.spillway.database.Cleanup;
import io.spillway.database.MigratedDatabase;
import io.spillway.development.Query;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

import static org.assertj.core.api.Assertions.assertThat;

/** Whatever is merged already, the statistics are the same. */
class MinuteMergeTests {

	private static final String HOUR = "2026-11-01T10:%02d:00Z";

	private static final String COUNT = "select count(*) from campaign_minute where campaign_id = 7";

	@AutoClose
	private final MigratedDatabase database = MigratedDatabase.create();

	private final StatisticsStore store = new StatisticsStore(this.database.client(), this.database.guard());

	@BeforeEach
	void campaign() {
		this.database.server().execute("""
				insert into campaign (id, name, target, created_at) overriding system value
				values (7, 'a', 'https://example.com', now()), (8, 'b', 'https://example.com', now())
				""");
		for (int minute = 0; minute < 60; minute += 7) {
			for (int slot = 0; slot < 64; slot += 21) {
				RollUpRows.ofCampaign(this.database.server(), 7, HOUR.formatted(minute), slot, 100 + minute + slot);
				RollUpRows.ofCampaign(this.database.server(), 8, HOUR.formatted(minute), slot, 50);
				RollUpRows.ofLink(this.database.server(), "'abc'", HOUR.formatted(minute), slot, 10 + minute + slot);
			}
		}
	}

	@Test
	void theRowsOfAMinuteBecomeOneAndNothingElseChanges() {
		List<Object> before = everything();
		assertThat(merge(MinuteMerge.ofCampaigns(), 1000)).isEqualTo(72);
		assertThat(merge(MinuteMerge.ofLinks(), 1000)).isEqualTo(36);
		assertThat(everything()).isEqualTo(before);
		assertThat(Query.number(this.database.server(), COUNT)).isEqualTo(9);
		assertThat(Query.number(this.database.server(), "select count(*) from campaign_quarter")).isEqualTo(8);
		assertThat(Query.number(this.database.server(), "select count(*) from link_quarter")).isEqualTo(4);
		assertThat(merge(MinuteMerge.ofCampaigns(), 1000)).isZero();
	}

	@Test
	void itMayStopAnywhere() {
		List<Object> before = everything();
		for (int i = 0; i < 8; i++) {
			assertThat(merge(MinuteMerge.ofCampaigns(), 5)).isEqualTo(5);
			assertThat(everything()).isEqualTo(before);
		}
	}

	@Test
	void whatComesLateIsAdded() {
		merge(MinuteMerge.ofCampaigns(), 1000);
		Counts before = total();
		RollUpRows.ofCampaign(this.database.server(), 7, HOUR.formatted(7), 21, 1000);
		Counts after = total();
		assertThat(after.clicks()).isEqualTo(before.clicks() + 1000);
		assertThat(after.recipients()).isEqualTo(before.recipients() + 999);
		assertThat(merge(MinuteMerge.ofCampaigns(), 1000)).isEqualTo(1);
		assertThat(total()).isEqualTo(after);
		assertThat(Query.number(this.database.server(), COUNT)).isEqualTo(9);
	}

	@Test
	void minutesThatAreNotOverAreLeft() {
		RollUpRows.ofCampaign(this.database.server(), 8, Instant.now().minusSeconds(240).toString(), 3, 5);
		RollUpRows.ofCampaign(this.database.server(), 8, Instant.now().minusSeconds(301).toString(), 3, 5);
		assertThat(merge(MinuteMerge.ofCampaigns(), 1000)).isEqualTo(73);
	}

	@Test
	void whatIsBeingAddedToIsNotWaitedFor() throws SQLException {
		try (Connection writer = this.database.server().connect(); Statement statement = writer.createStatement()) {
			writer.setAutoCommit(false);
			statement.execute("update campaign_minute set clicks = clicks + 1 where campaign_id = 7 and slot = 21");
			assertThat(merge(MinuteMerge.ofCampaigns(), 1000)).isEqualTo(63);
			writer.commit();
		}
		assertThat(merge(MinuteMerge.ofCampaigns(), 1000)).isEqualTo(9);
	}

	@Test
	void manyMayMergeAtATime() {
		List<Object> before = everything();
		Long merged = Flux.range(0, 16)
			.flatMap((_) -> run(MinuteMerge.ofCampaigns(), 9), 8)
			.reduce(0L, Long::sum)
			.block();
		assertThat(merged).isPositive();
		assertThat(everything()).isEqualTo(before);
	}

	private long merge(Cleanup cleanup, int batch) {
		Long merged = run(cleanup, batch).block();
		return (merged != null) ? merged : -1;
	}

	private Mono<Long> run(Cleanup cleanup, int batch) {
		return this.database.client()
			.sql(cleanup.sql())
			.bind("retention", (double) cleanup.retention().toSeconds())
			.bind("batch", batch)
			.fetch()
			.rowsUpdated();
	}

	private Counts total() {
		return Objects.requireNonNull(this.store.total(new Counted.OfCampaign(7)).block());
	}

	private List<Object> everything() {
		return List.of(total(), counts(new Counted.OfCampaign(7), Interval.MINUTE),
				counts(new Counted.OfCampaign(7), Interval.HOUR), counts(link(), Interval.MINUTE),
				counts(link(), Interval.DAY));
	}

	private static Counted link() {
		return new Counted.OfLink(ByteBuffer.wrap(new byte[] { 'a', 'b', 'c' }), false);
	}

	private List<Counts> counts(Counted counted, Interval interval) {
		Period period = Period.of(interval, ZoneId.of("Asia/Kolkata"), Instant.parse(HOUR.formatted(0)),
				Instant.parse("2026-11-01T11:00:00Z"));
		return List.of(Objects.requireNonNull(this.store.counts(counted, period).block()));
	}

	@Test
	void whatIsNotThereHasNoCounts() {
		Period period = Period.of(Interval.HOUR, ZoneId.of("UTC"), Instant.EPOCH, Instant.EPOCH.plusSeconds(1));
		for (Counted unknown : List.of(new Counted.OfCampaign(9),
				new Counted.OfLink(ByteBuffer.wrap("000000000000".getBytes(StandardCharsets.US_ASCII)), true))) {
			StepVerifier.create(this.store.counts(unknown, period)).verifyComplete();
			StepVerifier.create(this.store.total(unknown)).verifyComplete();
		}
		StepVerifier.create(this.store.counts(new Counted.OfCampaign(7), period))
			.assertNext((counts) -> assertThat(counts).containsExactly(Counts.NONE))
			.verifyComplete();
	}

}
