package io.spillway.partition;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

import io.spillway.database.MigratedDatabase;
import io.spillway.development.Query;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

import org.springframework.r2dbc.core.DatabaseClient;

import static org.assertj.core.api.Assertions.assertThat;

/** Twenty replicas record clicks of the same recipients at once. */
class ManyWritersTests {

	private static final int WRITERS = 20;

	private static final int BATCHES = 15;

	private static final int CLICKS = 100;

	private final Instant ten = Instant.now().truncatedTo(ChronoUnit.DAYS).plus(Duration.ofHours(10));

	private final Random random = new Random(7);

	@AutoClose
	private final MigratedDatabase database = MigratedDatabase.create();

	/** A pool has ten connections. */
	@AutoClose
	private final MigratedDatabase another = this.database.another();

	@Test
	void statisticsAreWhatTheTableHas() {
		new PartitionStore(this.database.client(), this.database.guard()).makeAhead(1).block();
		StepVerifier.create(Flux.range(0, WRITERS).flatMap((writer) -> write(writer), WRITERS).then()).verifyComplete();
		assertThat(Query.text(this.database.server(), Counts.ADDED_UP))
			.isEqualTo(Query.text(this.database.server(), Counts.COUNTED));
		assertThat(Query.number(this.database.server(), "select sum(clicks + missed + bots) from campaign_minute"))
			.isEqualTo(Query.number(this.database.server(), "select count(*) from click"))
			.isEqualTo(WRITERS * BATCHES * CLICKS);
		assertThat(Query.number(this.database.server(), "select sum(recipients) from campaign_minute"))
			.isEqualTo(Query.number(this.database.server(), "select count(*) from first_click"));
	}

	/**
	 * Each batch twice, the second time late and beside the batches of others, and two
	 * writers with the same slot, as where there are more writers than slots.
	 */
	private Mono<Void> write(int writer) {
		DatabaseClient client = ((writer % 2 == 0) ? this.database : this.another).client();
		List<ClickBatch> batches = IntStream.range(0, BATCHES).mapToObj((_) -> batch()).toList();
		return Flux.fromIterable(batches)
			.concatWith(Flux.fromIterable(batches))
			.concatMap((batch) -> batch.record(client, writer / 2))
			.then();
	}

	/** Of five minutes and 500 recipients, in no order: most first clicks move. */
	private ClickBatch batch() {
		ClickBatch batch = new ClickBatch();
		for (int i = 0; i < CLICKS; i++) {
			Instant at = this.ten.plusMillis(this.random.nextInt(300_000));
			batch.campaign(at, 1 + this.random.nextInt(2), this.random.nextInt(500), 1 + this.random.nextInt(4),
					this.random.nextInt(4), Math.max(0, this.random.nextInt(10) - 7));
		}
		return batch;
	}

}
