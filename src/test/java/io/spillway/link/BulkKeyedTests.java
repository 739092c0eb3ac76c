package io.spillway.link;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import io.spillway.development.Query;
import io.spillway.development.SpillwayTest;
import io.spillway.development.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** With an Idempotency-Key each ref is used once. */
@SpillwayTest
class BulkKeyedTests {

	private static final int LINES = 1000;

	@Autowired
	TestDatabase database;

	private final BulkRun bulk;

	BulkKeyedTests(@Autowired BulkLinks links) {
		this.bulk = new BulkRun(links).withKey("key");
	}

	@BeforeEach
	void forget() {
		this.database.execute("truncate link, idempotent_answer");
	}

	@Test
	void aStreamThatIsRepeatedHasTheSameAnswers() {
		List<JsonNode> answers = this.bulk.send(BulkRun.lines(LINES));
		assertThat(this.bulk.send(BulkRun.lines(LINES))).isEqualTo(answers);
		assertThat(links()).isEqualTo(LINES);
	}

	@Test
	void aStreamThatWasBrokenOffIsCompletedByARepetition() {
		List<JsonNode> answered = new ArrayList<>();
		StepVerifier.create(this.bulk.answers(BulkRun.lines(LINES)).map(BulkRun::read), 300)
			.recordWith(() -> answered)
			.expectNextCount(300)
			.thenCancel()
			.verify();
		List<JsonNode> answers = this.bulk.send(BulkRun.lines(LINES));
		assertThat(answers).allMatch((answer) -> answer.has("token")).startsWith(answered.toArray(JsonNode[]::new));
		assertThat(links()).isEqualTo(LINES);
	}

	@Test
	void streamsAtTheSameTimeHaveTheSameAnswers() {
		List<String> lines = BulkRun.lines(LINES);
		List<String> backwards = new ArrayList<>(lines);
		Collections.reverse(backwards);
		List<Set<JsonNode>> answers = Objects.requireNonNull(Flux.just(lines, backwards, lines)
			.flatMap((sent) -> this.bulk.answers(sent).map(BulkRun::read).collectList().<Set<JsonNode>>map(Set::copyOf))
			.collectList()
			.block(Duration.ofSeconds(60)));
		assertThat(answers).hasSize(3).allMatch((all) -> all.size() == LINES);
		assertThat(answers).containsOnly(answers.getFirst());
		assertThat(links()).isEqualTo(LINES);
	}

	@Test
	void aRefTwiceInAStreamHasOneLink() {
		List<String> lines = new ArrayList<>();
		for (int i = 0; i < LINES; i++) {
			lines.add(BulkRun.line("ref" + i % 10));
		}
		assertThat(Set.copyOf(BulkRun.texts(this.bulk.send(lines), "token"))).hasSize(10);
		assertThat(links()).isEqualTo(10);
	}

	@Test
	void aRefWithOtherContentIsRefusedAndTheFirstOneStays() {
		List<String> lines = new ArrayList<>(List.of(BulkRun.line("a", "https://example.com/first"),
				BulkRun.line("a", "https://example.com/second")));
		for (int i = 0; i < LINES; i++) {
			lines.add(BulkRun.line("other" + i));
		}
		lines.add(BulkRun.line("a", "https://example.com/third"));
		List<JsonNode> answers = this.bulk.send(lines);
		assertThat(answers.getFirst().required("target").textValue()).isEqualTo("https://example.com/first");
		for (JsonNode refused : List.of(answers.get(1), answers.getLast())) {
			assertThat(BulkRun.problem(refused)).isEqualTo("idempotency-key-reused");
			assertThat(refused.required("ref").textValue()).isEqualTo("a");
		}
		assertThat(BulkRun.problem(this.bulk.send(BulkRun.line("a", "https://example.com/second"))))
			.isEqualTo("idempotency-key-reused");
		assertThat(links()).isEqualTo(LINES + 1);
	}

	@Test
	void theSameFieldsInAnotherOrderAreTheSame() {
		JsonNode answer = this.bulk.send("""
				{"ref": "a", "target": "https://example.com/", "label": "b", "data": {"c": 1.0}}""");
		assertThat(this.bulk.send("""
				{"label":"b","kind":null,"data":{"c":1.0},"target":"https://example.com/","ref":"a"}"""))
			.isEqualTo(answer);
	}

	@Test
	void keysAndCallersHaveNothingToDoWithEachOther() {
		this.bulk.send(BulkRun.line("a"));
		this.bulk.withKey("other").send(BulkRun.line("a"));
		assertThat(links()).isEqualTo(2);
	}

	@Test
	void aLineNeedsARef() {
		List<JsonNode> answers = this.bulk.send("{\"target\": \"https://example.com/\"}", BulkRun.line("a"));
		assertThat(BulkRun.problem(answers.getFirst())).isEqualTo("invalid-link");
		assertThat(answers.getFirst().required("error").required("errors").findValuesAsText("pointer"))
			.containsExactly("/ref");
		assertThat(answers.get(1).has("token")).isTrue();
	}

	@Test
	void sealedLinksAreTheSameAsWell() {
		String[] lines = { BulkRun.line("stored"), """
				{"ref": "sealed", "kind": "sealed", "target": "https://example.com/"}""" };
		List<JsonNode> answers = this.bulk.send(lines);
		assertThat(BulkRun.texts(answers, "kind")).containsExactly("stored", "sealed");
		assertThat(this.bulk.send(lines)).isEqualTo(answers);
		assertThat(links()).isEqualTo(1);
	}

	@Test
	void aLineThatWasMadeIsAnsweredThoughItIsNotValidAnyMore() {
		Instant expiresAt = Instant.now().plusSeconds(4);
		String line = """
				{"ref": "a", "target": "https://example.com/", "expiresAt": "%s"}""".formatted(expiresAt);
		JsonNode answer = this.bulk.send(line);
		assertThat(answer.has("token")).as("%s", answer).isTrue();
		await().until(() -> Instant.now().isAfter(expiresAt));
		assertThat(this.bulk.send(line)).isEqualTo(answer);
		assertThat(BulkRun.problem(this.bulk.withKey("other").send(line))).isEqualTo("invalid-link");
	}

	@Test
	void whatWasRefusedIsNotRemembered() {
		assertThat(BulkRun.problem(this.bulk.send("{\"ref\": \"a\"}"))).isEqualTo("invalid-link");
		assertThat(this.bulk.send(BulkRun.line("a")).has("token")).isTrue();
	}

	private long links() {
		return Query.number(this.database, "select count(*) from link");
	}

}
