package io.spillway.partition;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

import io.spillway.database.DatabaseUnavailableException;
import io.spillway.database.MigratedDatabase;
import io.spillway.development.Query;
import io.spillway.partition.ClickErasure.Progress;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.test.StepVerifier;

import static org.assertj.core.api.Assertions.assertThat;

class ClickErasureTests {

	private final Instant noon = Instant.now().truncatedTo(ChronoUnit.DAYS).plus(Duration.ofHours(12));

	private static final String CLICKS = """
			select coalesce(string_agg(distinct concat_ws(':', campaign_id, recipient), ' '
				order by concat_ws(':', campaign_id, recipient)), 'none') from\s""";

	@AutoClose
	private final MigratedDatabase database = MigratedDatabase.create();

	private final ClickErasure erasure = new ClickErasure(this.database.client(), this.database.guard());

	@BeforeEach
	void makePartitions() {
		new PartitionStore(this.database.client(), this.database.guard()).makeAhead(1).block();
	}

	@Test
	void erasesAllClicksOfOneRecipientAndNobodyElses() {
		record(new ClickBatch().campaign(this.noon, 1, 5)
			.campaign(this.noon.minus(Duration.ofDays(1)), 1, 5)
			.campaign(this.noon.plusSeconds(3599), 1, 5, 3, 1, 0)
			.campaign(this.noon.plusSeconds(3600), 1, 5, 1, 1, 2)
			.campaign(this.noon, 1, 6)
			.campaign(this.noon, 2, 5)
			.link(this.noon, "abc", 1, 1, 0));
		String addedUp = text(Counts.ADDED_UP);
		assertThat(this.erasure.run(1, 5).blockLast()).isEqualTo(new Progress(3, 4, true));
		assertThat(text(CLICKS + "click where campaign_id is not null")).isEqualTo("1:6 2:5");
		assertThat(text(CLICKS + "first_click")).isEqualTo("1:6 2:5");
		assertThat(text("select count(*) from click where link is not null")).isEqualTo("1");
		assertThat(text(Counts.ADDED_UP)).isEqualTo(addedUp);
	}

	@Test
	void tellsHowFarItIs() {
		record(new ClickBatch().campaign(this.noon, 1, 5).campaign(this.noon.plusSeconds(3600), 1, 5));
		StepVerifier.create(this.erasure.run(1, 5))
			.expectNext(new Progress(0, 0, false), new Progress(1, 1, false), new Progress(2, 2, false),
					new Progress(2, 2, true))
			.verifyComplete();
	}

	@Test
	void canBeRunAgain() {
		record(new ClickBatch().campaign(this.noon, 1, 5));
		this.erasure.run(1, 5).blockLast();
		assertThat(this.erasure.run(1, 5).blockLast()).isEqualTo(new Progress(1, 0, true));
		assertThat(this.erasure.run(7, 5).blockLast()).isEqualTo(new Progress(0, 0, true));
	}

	@Test
	void whoClicksAgainIsCountedAnew() {
		record(new ClickBatch().campaign(this.noon, 1, 5));
		this.erasure.run(1, 5).blockLast();
		record(new ClickBatch().campaign(this.noon, 1, 5));
		assertThat(text(Counts.ADDED_UP)).isEqualTo("1 12:00 2 2 0 0 2 0 0");
	}

	@Test
	void saysThatTheSchemaIsNotThere() {
		this.database.server().execute("alter table campaign_minute rename to hidden");
		StepVerifier.create(this.erasure.run(1, 5).then()).verifyError(DatabaseUnavailableException.class);
	}

	private void record(ClickBatch batch) {
		batch.record(this.database.client(), 1).block();
	}

	private String text(String sql) {
		return Query.text(this.database.server(), sql);
	}

}
