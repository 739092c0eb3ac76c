package io.spillway.database;

import io.spillway.development.Query;
import io.spillway.development.TestDatabase;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

import static org.assertj.core.api.Assertions.assertThat;

/** What runs as the owner does so only for whoever may change clicks. */
@ExtendWith(OutputCaptureExtension.class)
class ClickPartitionRightsTests {

	private static final String MAKE = "select make_click_partitions(current_date, current_date)";

	private static final String DROP = "select drop_click_partitions(current_date - 5)";

	@AutoClose
	private final MigratedDatabase database = MigratedDatabase.create();

	private final TestDatabase server = this.database.server();

	private final String role = this.server.name() + "_reader";

	@Test
	void whoMayNotInsertMakesNoPartition(CapturedOutput output) {
		try (MigratedDatabase reader = withRights("select, update, delete")) {
			assertRefused(reader, MAKE);
			StepVerifier.create(call(reader, DROP)).expectNext(0).verifyComplete();
		}
		assertThat(output).contains("permission denied for table click (SQLSTATE 42501): grant the service's role");
		assertThat(Query.number(this.server, "select count(*) from pg_inherits where inhparent = 'click'::regclass"))
			.isZero();
	}

	@Test
	void whoMayNotDeleteDropsNone() {
		try (MigratedDatabase reader = withRights("select, insert, update")) {
			assertRefused(reader, DROP);
			StepVerifier.create(call(reader, MAKE)).expectNext(1).verifyComplete();
		}
	}

	@Test
	void theCallersTablesAreNotMistakenForThoseOfTheOwner() {
		this.server.execute("create schema mine authorization current_user");
		try (MigratedDatabase writer = withRights("select, insert, update, delete")) {
			this.server.execute("""
					grant all on schema mine to %1$s;
					alter role %1$s set search_path = mine, public;
					create table mine.click (clicked_at timestamptz) partition by range (clicked_at)
					""".formatted(this.role));
			StepVerifier.create(call(writer, MAKE)).expectNext(1).verifyComplete();
		}
		assertThat(Query.number(this.server,
				"select count(*) from pg_inherits where inhparent = 'public.click'::regclass"))
			.isEqualTo(1);
	}

	private MigratedDatabase withRights(String rights) {
		this.server.execute("""
				create role %1$s login password 'secret';
				grant %2$s on click to %1$s
				""".formatted(this.role, rights));
		return this.database.as(this.role, "secret");
	}

	private static void assertRefused(MigratedDatabase database, String sql) {
		StepVerifier.create(call(database, sql)).verifyError(DatabaseUnavailableException.class);
	}

	private static Mono<Integer> call(MigratedDatabase database, String sql) {
		return database.guard().guard(database.client().sql(sql).map((row) -> row.get(0, Integer.class)).one());
	}

}
