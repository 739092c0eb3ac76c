package io.spillway.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

import io.spillway.development.Query;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import reactor.core.publisher.Mono;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

@ExtendWith(OutputCaptureExtension.class)
class HousekeepingTests {

	private static final Cleanup ROWS = cleanup("rows");

	@AutoClose
	private static final MigratedDatabase database = MigratedDatabase.create();

	@AutoClose
	private static final MigratedDatabase another = database.another();

	@BeforeEach
	void create() {
		database.server().execute("""
				drop table if exists rows, other;
				create table rows (id bigint primary key, created_at timestamptz not null);
				create table other (like rows including all)
				""");
	}

	@Test
	void removesMoreThanOneBatch() {
		insert("rows", 2500, "2 hours");
		database.cleanUp(ROWS);
		assertThat(count("rows")).isZero();
	}

	@Test
	void removesExactlyOneBatch() {
		insert("rows", Housekeeping.BATCH, "2 hours");
		database.cleanUp(ROWS);
		assertThat(count("rows")).isZero();
	}

	@Test
	void keepsWhatIsWithinItsRetention() {
		insert("rows", 5, "59 minutes");
		database.cleanUp(ROWS);
		assertThat(count("rows")).isEqualTo(5);
	}

	@Test
	void doesNotWaitForRowsThatAreLocked() throws SQLException {
		insert("rows", 10, "2 hours");
		try (Connection locker = database.server().connect(); Statement statement = locker.createStatement()) {
			locker.setAutoCommit(false);
			statement.execute("select from rows where id <= 3 for update");
			database.cleanUp(ROWS);
			assertThat(Query.text(database.server(), "select string_agg(id::text, ' ' order by id) from rows"))
				.isEqualTo("1 2 3");
			locker.rollback();
		}
		database.cleanUp(ROWS);
		assertThat(count("rows")).isZero();
	}

	@Test
	void twoInstancesDoNotDisturbEachOther(CapturedOutput output) {
		insert("rows", 2500, "2 hours");
		Mono.when(database.housekeeping(ROWS).cleanUp(), another.housekeeping(ROWS).cleanUp()).block();
		assertThat(count("rows")).isZero();
		assertThat(output).doesNotContain("Could not remove");
	}

	@Test
	void oneThatFailsDoesNotStopTheOthers(CapturedOutput output) {
		insert("rows", 5, "2 hours");
		insert("other", 5, "2 hours");
		database.cleanUp(cleanup("other"), new Cleanup("broken rows", "secret :retention :batch", Duration.ofHours(1)),
				ROWS);
		assertThat(count("other")).isZero();
		assertThat(count("rows")).isZero();
		assertThat(output).containsOnlyOnce("Could not remove old broken rows").doesNotContain("secret");
	}

	private static Cleanup cleanup(String table) {
		return new Cleanup(table, """
				delete from %1$s where id in (
					select id from %1$s where created_at < now() - make_interval(secs => :retention)
					limit :batch for update skip locked)
				""".formatted(table), Duration.ofHours(1));
	}

	private static void insert(String table, int rows, String age) {
		database.server()
			.execute("insert into %s select id, now() - interval '%s' from generate_series(1, %d) as id"
				.formatted(table, age, rows));
	}

	private static long count(String table) {
		return Query.number(database.server(), "select count(*) from " + table);
	}

}
