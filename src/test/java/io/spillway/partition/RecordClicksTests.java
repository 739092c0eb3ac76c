package io.spillway.partition;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

import io.r2dbc.spi.R2dbcException;
import io.spillway.database.MigratedDatabase;
import io.spillway.development.Query;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.test.StepVerifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

class RecordClicksTests {

	/** Ten o'clock of today. */
	private final Instant ten = Instant.now().truncatedTo(ChronoUnit.DAYS).plus(Duration.ofHours(10));

	@AutoClose
	private final MigratedDatabase database = MigratedDatabase.create();

	@BeforeEach
	void makePartitions() {
		new PartitionStore(this.database.client(), this.database.guard()).makeAhead(1).block();
	}

	@Test
	void addsUpWhatPeopleBotsAndDevicesDid() {
		ClickBatch batch = new ClickBatch().campaign(this.ten, 1, 5)
			.campaign(this.ten.plusMillis(1), 1, 5, 2, 2, 0)
			.campaign(this.ten.plusMillis(2), 1, 6, 1, 3, 0)
			.campaign(this.ten.plusMillis(3), 1, 7, 1, 0, 0)
			.campaign(this.ten.plusMillis(59_999), 1, 8, 3, 1, 0)
			.campaign(this.ten.plusMillis(60_000), 1, 9, 4, 1, 0)
			.campaign(this.ten.plusMillis(60_001), 1, 10, 1, 1, 3)
			.campaign(this.ten.plusMillis(60_002), 1, 10, 3, 1, 1)
			.campaign(this.ten, 2, 5)
			.link(this.ten, "abc", 1, 1, 0)
			.link(this.ten, "abc", 3, 1, 0)
			.link(this.ten, "abc", 1, 1, 2);
		assertThat(record(batch, 1)).isEqualTo(12);
		assertThat(text(Counts.ADDED_UP))
			.isEqualTo("1 10:00 4 3 1 0 1 1 1; 1 10:01 0 0 1 2 0 0 0; 2 10:00 1 1 0 0 1 0 0");
		assertThat(text(Counts.COUNTED)).isEqualTo(text(Counts.ADDED_UP));
		assertThat(text(Counts.LINKS_ADDED_UP)).isEqualTo("abc 10:00 1 1 1 1 0 0");
		assertThat(text("select string_agg(recipient::text, ' ' order by campaign_id, recipient) from first_click"))
			.isEqualTo("5 6 7 5");
	}

	/**
	 * One that is kept for a session, and was made while the table was known to be empty.
	 */
	@Test
	void aPlanFromBeforeTheFirstClickReadsNoTableAsAWhole() {
		this.database.server().execute("analyze first_click");
		this.database.server()
			.execute(
					"""
							create function read_of_first_click() returns bigint language plpgsql as $$
							declare
								one smallint[] := array_fill(1::smallint, array[10]);
								ids uuid[];
								millis bigint[] := array_fill((extract(epoch from now()) * 1000)::bigint, array[10]);
								before bigint;
							begin
								for number in 1..20 loop
									ids := array(select gen_random_uuid() from generate_series(1, 10));
									perform record_clicks(1::smallint, ids, millis, one, '{}', '{}',
										array_fill('\\xab'::bytea, array[10]), one, one, one, one, '{}', array_fill(0::smallint, array[10]));
								end loop;
								insert into first_click select 1, recipient, now() - interval '1 day'
									from generate_series(1, 5000) as recipient;
								ids := array(select gen_random_uuid() from generate_series(1, 10));
								before := (select idx_tup_fetch + seq_tup_read from pg_stat_xact_user_tables
									where relname = 'first_click');
								perform record_clicks(1::smallint, ids, millis, array_fill(3::smallint, array[10]),
									array_fill(1, array[10]), array(select recipient::bigint from generate_series(1, 10) as recipient),
									'{}', one, one, one, one, '{}', array_fill(0::smallint, array[10]));
								return (select idx_tup_fetch + seq_tup_read from pg_stat_xact_user_tables
									where relname = 'first_click') - before;
							end
							$$
							""");
		assertThat(Long.parseLong(text("select read_of_first_click()"))).isLessThan(100);
	}

	@Test
	void keepsEachColumn() {
		record(new ClickBatch().campaign(this.ten.plusMillis(123), 1, 1L << 39, 2, 3, 4), 1);
		assertThat(
				text("""
						select concat_ws(' ', kind, campaign_id, recipient, link, outcome, device, system, client, language, bot,
							round(extract(epoch from clicked_at) * 1000)) from click
						"""))
			.isEqualTo("3 1 549755813888 2 3 0 0 ko 4 " + this.ten.plusMillis(123).toEpochMilli());
	}

	@Test
	void addsNothingTheSecondTime() {
		ClickBatch batch = new ClickBatch().campaign(this.ten, 1, 5)
			.campaign(this.ten, 1, 6, 3, 1, 0)
			.link(this.ten, "abc", 1, 1, 0);
		assertThat(record(batch, 1)).isEqualTo(3);
		String rows = rows();
		assertThat(record(batch, 1)).isZero();
		assertThat(record(batch, 2)).isZero();
		assertThat(rows()).isEqualTo(rows);
	}

	@Test
	void addsWhatIsNewInABatchThatIsPartlyKnown() {
		ClickBatch known = new ClickBatch().campaign(this.ten, 1, 5);
		record(known, 1);
		assertThat(record(new ClickBatch().campaign(this.ten, 1, 6).addAll(known).addAll(known), 1)).isEqualTo(1);
		assertThat(text(Counts.ADDED_UP)).isEqualTo("1 10:00 2 2 0 0 2 0 0");
	}

	@Test
	void anEmptyBatchIsRecorded() {
		assertThat(record(new ClickBatch(), 1)).isZero();
	}

	@Test
	void aRecipientMovesToTheMinuteOfAnEarlierClick() {
		record(new ClickBatch().campaign(this.ten, 1, 5).campaign(this.ten, 1, 6), 1);
		record(new ClickBatch().campaign(this.ten.minusSeconds(90), 1, 5), 2);
		assertThat(text(Counts.ADDED_UP)).isEqualTo("1 09:58 1 1 0 0 1 0 0; 1 10:00 2 1 0 0 2 0 0");
		record(new ClickBatch().campaign(this.ten.minusSeconds(30), 1, 5), 3);
		assertThat(text(Counts.ADDED_UP))
			.isEqualTo("1 09:58 1 1 0 0 1 0 0; 1 09:59 1 0 0 0 1 0 0; 1 10:00 2 1 0 0 2 0 0")
			.isEqualTo(text(Counts.COUNTED));
	}

	@Test
	void anEarlierClickThatLedNowhereMovesNobody() {
		record(new ClickBatch().campaign(this.ten, 1, 5), 1);
		record(new ClickBatch().campaign(this.ten.minusSeconds(90), 1, 5, 4, 1, 0)
			.campaign(this.ten.minusSeconds(90), 1, 5, 1, 1, 2), 1);
		assertThat(text(Counts.ADDED_UP)).isEqualTo("1 09:58 0 0 1 1 0 0 0; 1 10:00 1 1 0 0 1 0 0");
	}

	@Test
	void aDayWithoutAPartitionRecordsNothing() {
		ClickBatch batch = new ClickBatch().campaign(this.ten, 1, 5).campaign(this.ten.plus(Duration.ofDays(2)), 1, 6);
		StepVerifier.create(batch.record(this.database.client(), 1))
			.verifyErrorSatisfies((error) -> assertThat(error.getCause()).asInstanceOf(type(R2dbcException.class))
				.extracting(R2dbcException::getSqlState)
				.isEqualTo("23514"));
		assertThat(text(Counts.ADDED_UP)).isEqualTo("none");
		assertThat(text("select count(*) from click")).isEqualTo("0");
	}

	private Integer record(ClickBatch batch, int slot) {
		return batch.record(this.database.client(), slot).blockOptional().orElseThrow();
	}

	private String rows() {
		return text(
				"""
						select md5(string_agg(line, '' order by line)) from (
							select ctid || click::text as line from click union all select ctid || first_click::text from first_click
							union all select ctid || campaign_minute::text from campaign_minute
							union all select ctid || link_minute::text from link_minute) as lines
						""");
	}

	private String text(String sql) {
		return Query.text(this.database.server(), sql);
	}

}
