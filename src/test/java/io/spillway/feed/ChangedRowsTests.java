package io.spillway.feed;

import io.r2dbc.spi.Readable;
import io.spillway.database.MigratedDatabase;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import reactor.test.StepVerifier;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

@ExtendWith(OutputCaptureExtension.class)
class ChangedRowsTests {

	@AutoClose
	private static final MigratedDatabase database = MigratedDatabase.create();

	private final ChangedRows<Integer, Integer> rows = new ChangedRows<>(database.client(), database.guard(), "id",
			"fruit", "true", ChangedRowsTests::read);

	private static Changes.Row<Integer, Integer> read(Readable row) {
		Integer id = row.get("id", Integer.class);
		if (id == null || id % 2 == 0) {
			throw new IllegalStateException("secret");
		}
		return new Changes.Row<>(id, id);
	}

	@BeforeEach
	void create() {
		database.server().execute("""
				create table if not exists fruit (id int, changed_in xid8 default pg_current_xact_id());
				truncate fruit
				""");
	}

	@Test
	void aRowThatCannotBeReadIsLeftOutAndSaidOnce(CapturedOutput output) {
		database.server().execute("insert into fruit (id) values (1), (2), (3), (4)");
		for (int i = 0; i < 2; i++) {
			StepVerifier.create(this.rows.since(0))
				.assertNext((changes) -> assertThat(changes.rows()).extracting(Changes.Row::key)
					.containsExactlyInAnyOrder(1, 3))
				.verifyComplete();
		}
		assertThat(output).containsOnlyOnce("A row of fruit cannot be read").doesNotContain("secret");
	}

	@Test
	void aLookThatShowsNothingElseIsOneAllTheSame() {
		database.server().execute("insert into fruit (id) values (2)");
		StepVerifier.create(this.rows.since(1))
			.assertNext((changes) -> assertThat(changes.rows()).isEmpty())
			.verifyComplete();
	}

}
