package io.spillway.link;

import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import io.spillway.development.Query;
import io.spillway.development.SpillwayTest;
import io.spillway.development.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

/** No line is answered with a link that is not there. */
@SpillwayTest
class BulkCommitTests {

	private static final int LINES = 3 * LineBatches.MAX_LINES;

	@Autowired
	BulkLinks links;

	@Autowired
	TestDatabase database;

	@BeforeEach
	void forget() {
		this.database.execute("truncate link, idempotent_answer");
	}

	@AfterEach
	void restore() {
		this.database.execute("drop function fail cascade; drop sequence rows");
	}

	@ParameterizedTest
	@ValueSource(strings = { "trigger fail before insert on link",
			"constraint trigger fail after insert on link initially deferred" })
	void aBatchThatTheDatabaseRefusesIsToldLineByLineAndTheRestGoesOn(String trigger) {
		fail(trigger);
		List<JsonNode> answers = new BulkRun(this.links).send(BulkRun.lines(LINES));
		assertThat(answers).hasSize(LINES);
		assertRefused(answers);
		assertThat(Query.number(this.database, "select count(*) from idempotent_answer")).isZero();
	}

	@ParameterizedTest
	@ValueSource(strings = { "trigger fail before insert on link",
			"constraint trigger fail after insert on link initially deferred",
			"constraint trigger fail after insert on idempotent_answer initially deferred" })
	void withAnIdempotencyKeyWhatWasRefusedIsMadeByTheNextStream(String trigger) {
		fail(trigger);
		BulkRun bulk = new BulkRun(this.links).withKey("refused");
		List<JsonNode> first = bulk.send(BulkRun.lines(LINES));
		assertRefused(first);
		this.database
			.execute("drop function fail cascade; create function fail() returns int language sql as 'select 1'");
		List<JsonNode> second = bulk.send(BulkRun.lines(LINES));
		assertThat(second).allMatch((answer) -> answer.has("token"));
		for (int i = 0; i < LINES; i++) {
			if (first.get(i).has("token")) {
				assertThat(second.get(i)).isEqualTo(first.get(i));
			}
		}
		assertThat(Query.number(this.database, "select count(*) from link")).isEqualTo(LINES);
	}

	private void fail(String trigger) {
		this.database.execute("""
				create sequence rows;
				create function fail() returns trigger language plpgsql as $$ begin
					if nextval('rows') = 300 then raise 'no'; end if;
					return new;
				end $$;
				create %s for each row execute function fail()
				""".formatted(trigger));
	}

	/** One row of one batch was refused: nothing of that batch is there. */
	private void assertRefused(List<JsonNode> answers) {
		List<JsonNode> refused = answers.stream().filter((answer) -> answer.has("error")).toList();
		assertThat(refused).isNotEmpty()
			.hasSizeLessThanOrEqualTo(LineBatches.MAX_LINES)
			.allSatisfy((answer) -> assertThat(BulkRun.problem(answer)).isEqualTo("internal"));
		assertThat(refused).extracting((answer) -> answer.required("line").intValue())
			.allSatisfy((line) -> assertThat(answers.get(line - 1).required("ref").textValue())
				.isEqualTo(String.valueOf(line)));
		assertThat(Query.number(this.database, "select count(*) from link")).isEqualTo(answers.size() - refused.size());
	}

}
