package io.spillway.database;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

import io.spillway.development.Query;
import io.spillway.development.TestDatabase;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class MigrationTests {

	private static final String OBJECTS = """
			select string_agg(oid || ' ' || relname, ', ' order by oid) from pg_class
			where relnamespace = 'public'::regnamespace
			""";

	private static final String VERSIONS = "select string_agg(id || ' ' || description, ', ' order by id) from migration";

	/** What db/migration has. */
	private static final String MIGRATED = "1 links, 2 key seals, 3 campaigns, 4 targets, 5 pushes, 6 clicks, 7 statistics";

	private final TestDatabase database = TestDatabase.create();

	@Test
	void manyInstancesCanStartAtOnce() throws Exception {
		List<Callable<Migration>> starts = IntStream.range(0, 20).<Callable<Migration>>mapToObj((_) -> () -> {
			Migration migration = migration(MigrationMode.AUTO);
			migration.start();
			return migration;
		}).toList();
		try (ExecutorService instances = Executors.newFixedThreadPool(starts.size())) {
			for (Future<Migration> start : instances.invokeAll(starts)) {
				assertThat(start.get().isRunning()).isTrue();
			}
		}
		assertThat(Query.text(this.database, VERSIONS)).isEqualTo(MIGRATED);
	}

	@Test
	void changesNothingTheSecondTime() {
		migration(MigrationMode.AUTO).start();
		String objects = Query.text(this.database, OBJECTS);
		String versions = Query.text(this.database, VERSIONS);
		migration(MigrationMode.ONLY).start();
		assertThat(Query.text(this.database, OBJECTS)).isEqualTo(objects);
		assertThat(Query.text(this.database, VERSIONS)).isEqualTo(versions);
	}

	@Test
	void goesOnAfterACrashBeforeItsRecord() {
		migration(MigrationMode.AUTO).start();
		String objects = Query.text(this.database, OBJECTS);
		this.database.execute("""
				insert into link (token, key_id, sealed, created_at) values ('000000000000', 1, '', now())
				""");
		this.database.execute("delete from migration");
		migration(MigrationMode.AUTO).start();
		assertThat(Query.text(this.database, VERSIONS)).isEqualTo(MIGRATED);
		assertThat(Query.text(this.database, OBJECTS)).isEqualTo(objects);
		assertThat(Query.number(this.database, "select count(*) from link")).isEqualTo(1);
	}

	@Test
	void touchesNothingWhereSomebodyElseMigrates() {
		Migration migration = migration(MigrationMode.OFF);
		migration.start();
		assertThat(migration.isRunning()).isTrue();
		assertThat(Query.text(this.database, OBJECTS)).isEqualTo("null");
	}

	@Test
	void comesBeforeAllElse() {
		Migration migration = migration(MigrationMode.OFF);
		assertThat(migration.getPhase()).isEqualTo(Integer.MIN_VALUE);
		assertThat(migration.isRunning()).isFalse();
	}

	private Migration migration(MigrationMode mode) {
		return new Migration(MigratedDatabase.singleConnections(MigratedDatabase.properties(this.database)), mode,
				Duration.ofSeconds(30));
	}

}
