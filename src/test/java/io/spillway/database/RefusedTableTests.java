package io.spillway.database;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

/** What the database says of tables that are missing or not granted. */
@ExtendWith(OutputCaptureExtension.class)
class RefusedTableTests {

	@AutoClose
	private static final MigratedDatabase database = MigratedDatabase.create();

	@Test
	void aMissingTableIsNamedOnceAndIsNoFault(CapturedOutput output) {
		for (int i = 0; i < 3; i++) {
			verifyUnavailable(database, "select 'secret' from nowhere");
		}
		assertThat(output)
			.containsOnlyOnce(
					"The database refuses work: relation \"nowhere\" does not exist (SQLSTATE 42P01): migrate")
			.doesNotContain("secret");
	}

	@Test
	void aMissingGrantIsNamedOnceAndIsNoFault(CapturedOutput output) {
		String role = database.server().name() + "_limited";
		database.server().execute("create role %s login password 'secret'".formatted(role));
		try (MigratedDatabase limited = database.as(role, "secret")) {
			for (int i = 0; i < 3; i++) {
				verifyUnavailable(limited, "select 1 from campaign");
			}
		}
		assertThat(output)
			.containsOnlyOnce("The database refuses work: permission denied for table campaign (SQLSTATE 42501): grant")
			.doesNotContain("secret");
	}

	private static void verifyUnavailable(MigratedDatabase database, String sql) {
		Mono<Long> work = database.client().sql(sql).fetch().rowsUpdated();
		StepVerifier.create(database.guard().guard(work)).verifyError(DatabaseUnavailableException.class);
	}

}
