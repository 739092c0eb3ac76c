package io.spillway.link;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import com.fasterxml.jackson.databind.JsonNode;
import io.spillway.bulk.BulkLine;
import io.spillway.development.SpillwayTest;
import io.spillway.development.TestDatabase;
import io.spillway.web.Api;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;
import reactor.test.publisher.TestPublisher;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@SpillwayTest
class BulkLinksTests {

	private final BulkRun bulk;

	private final Api api;

	private final TestDatabase database;

	BulkLinksTests(@Autowired BulkLinks links, @Autowired WebTestClient client, @Autowired TestDatabase database) {
		this.bulk = new BulkRun(links);
		this.api = new Api(client);
		this.database = database;
	}

	@Test
	void aLineIsAnsweredAsALinkAloneIs() {
		JsonNode answer = this.bulk.send("""
				{"target": "https://example.com/여름", "expiresAt": "2999-01-31T12:00:00+09:00", "label": "여름 할인",\
				 "data": {"coupon": [1, null]}, "passQuery": true,\
				 "targets": {"ios": "https://example.com/ios"}, "appData": true, "ref": "a\\"b 여"}""");
		assertThat(answer.fieldNames()).toIterable()
			.containsExactlyInAnyOrder("token", "url", "kind", "status", "target", "createdAt", "expiresAt", "label",
					"data", "passQuery", "targets", "appData", "ref");
		assertThat(answer.required("ref").textValue()).isEqualTo("a\"b 여");
		assertThat(answer.required("target").textValue()).isEqualTo("https://example.com/여름");
		this.api.lookup(answer.required("token").textValue())
			.expectStatus()
			.isOk()
			.expectBody(JsonNode.class)
			.value((link) -> {
				link.properties()
					.forEach((field) -> assertThat(answer.get(field.getKey())).isEqualTo(field.getValue()));
				assertThat(link.size()).isEqualTo(answer.size() - 1);
			});
	}

	@Test
	void manyLinesAreAnsweredInTheirOrder() {
		List<JsonNode> answers = this.bulk.send(BulkRun.lines(3000));
		assertThat(BulkRun.texts(answers, "ref")).isEqualTo(refs(3000));
		assertThat(BulkRun.texts(answers, "token")).doesNotHaveDuplicates();
		JsonNode last = answers.getLast();
		assertThat(last.required("target").textValue()).isEqualTo(BulkRun.TARGET + "?line=3000");
		this.api.click(last.required("token").textValue()).expectHeader().location(BulkRun.TARGET + "?line=3000");
	}

	@Test
	void kindsAndBadLinesMixed() {
		List<String> lines = new ArrayList<>();
		for (int i = 0; i < 300; i++) {
			lines.add("{\"target\": \"https://example.com/%d\", \"kind\": \"sealed\"}".formatted(i));
			lines.add("{\"target\": \"https://example.com/%d\"}".formatted(i));
			lines.add("{\"target\": \"https://example.com/%d\", \"kind\": \"other\"}".formatted(i));
		}
		List<JsonNode> answers = this.bulk.send(lines);
		for (int i = 0; i < 300; i++) {
			assertThat(answers.get(3 * i).required("kind").textValue()).isEqualTo("sealed");
			assertThat(answers.get(3 * i + 1).required("kind").textValue()).isEqualTo("stored");
			assertThat(answers.get(3 * i + 1).required("target").textValue()).isEqualTo("https://example.com/" + i);
			assertThat(answers.get(3 * i + 2).required("line").longValue()).isEqualTo(3 * i + 3);
		}
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
			{                                                        | malformed-json
			no JSON                                                  | malformed-json
			{"target": "https://example.com"} {}                     | malformed-json
			{"target": "https://example.com", "target": "https://a"} | malformed-json
			null                                                     | bad-request
			[]                                                       | wrong-type
			"https://example.com"                                    | wrong-type
			{"target": 1}                                            | wrong-type
			{"target": "https://example.com", "passQuery": "true"}   | wrong-type
			{"target": "https://example.com", "ref": 1}              | wrong-type
			{"target": "https://example.com", "line": 1}             | unknown-field
			{"target": "https://example.com", "targets": {"tv": ""}} | unknown-field
			{"target": "https://example.com", "targets": []}         | wrong-type
			{"target": "https://example.com", "appData": "true"}     | wrong-type
			{}                                                       | invalid-link
			{"target": "javascript:alert(1)"}                        | invalid-link
			{"target": "https://a.example", "targets": {"ios": "a"}} | invalid-link
			{"target": "https://example.com", "ref": ""}             | invalid-link
			""")
	void aLineThatIsWrongIsToldWithItsNumberAndTheRestGoesOn(String line, String problem) {
		List<JsonNode> answers = this.bulk.send(BulkRun.line("before"), line, BulkRun.line("after"));
		assertThat(BulkRun.texts(List.of(answers.get(0), answers.get(2)), "ref")).containsExactly("before", "after");
		assertThat(answers.get(1).fieldNames()).toIterable().containsExactly("line", "error");
		assertThat(answers.get(1).required("line").longValue()).isEqualTo(2);
		assertThat(BulkRun.problem(answers.get(1))).isEqualTo(problem);
	}

	@ParameterizedTest
	@ValueSource(strings = { "\"unknown\": 1", "\"target\": 1", "\"kind\": \"other\"" })
	void aLineThatIsWrongHasItsRefIfThatCanBeRead(String wrong) {
		JsonNode answer = this.bulk.send("{%s, \"ref\": \"mine\"}".formatted(wrong));
		assertThat(answer.fieldNames()).toIterable().containsExactly("line", "ref", "error");
		assertThat(answer.required("ref").textValue()).isEqualTo("mine");
	}

	@Test
	void allThatIsWrongWithALineIsToldAtOnce() {
		JsonNode answer = this.bulk.send("{\"ref\": \" \", \"label\": \"\"}");
		assertThat(answer.required("error").required("errors").findValuesAsText("pointer")).containsExactly("/ref",
				"/target", "/label");
	}

	@ParameterizedTest
	@CsvSource({ "1, true", "100, true", "101, false" })
	void aRefMayHave100Characters(int length, boolean taken) {
		JsonNode answer = this.bulk.send(BulkRun.line("가".repeat(length)));
		assertThat(answer.has("token")).isEqualTo(taken);
		assertThat(answer.has("ref")).isEqualTo(taken);
	}

	@ParameterizedTest
	@ValueSource(strings = { "a\\nb", "\\u007f", "\\ud800", "  " })
	void aRefHasToBePrintable(String ref) {
		JsonNode answer = this.bulk.send(BulkRun.line(ref));
		assertThat(BulkRun.problem(answer)).isEqualTo("invalid-link");
		assertThat(answer.has("ref")).isFalse();
	}

	@Test
	void withoutAnIdempotencyKeyARefIsJustAName() {
		assertThat(BulkRun.texts(this.bulk.send(BulkRun.line("same"), BulkRun.line("same")), "token"))
			.doesNotHaveDuplicates();
	}

	@Test
	void aLineThatIsTooLongIsToldAndTheRestGoesOn() {
		BulkLine next = new BulkLine(2, BulkRun.line("next").getBytes(UTF_8), false);
		StepVerifier.create(
				this.bulk.links().make(Flux.just(new BulkLine(1, new byte[0], true), next), null).map(BulkRun::read))
			.assertNext((answer) -> assertThat(BulkRun.problem(answer)).isEqualTo("too-large"))
			.assertNext((answer) -> assertThat(answer.has("token")).isTrue())
			.verifyComplete();
	}

	@Test
	void aSealedLinkThatDoesNotFitIsTold() {
		assertThat(BulkRun.problem(this.bulk
			.send("{\"kind\": \"sealed\", \"target\": \"https://example.com/%s\"}".formatted("x".repeat(2000)))))
			.isEqualTo("token-too-long");
	}

	@Test
	void aLineAloneIsAnsweredBeforeTheNextOneComes() {
		TestPublisher<BulkLine> lines = TestPublisher.create();
		List<BulkLine> numbered = BulkRun.numbered(List.of(BulkRun.line("a"), BulkRun.line("b")));
		StepVerifier.create(this.bulk.links().make(lines.flux(), null).map(BulkRun::read))
			.then(() -> lines.next(numbered.get(0)))
			.assertNext((answer) -> assertThat(answer.required("ref").textValue()).isEqualTo("a"))
			.then(() -> lines.next(numbered.get(1)))
			.assertNext((answer) -> assertThat(answer.required("ref").textValue()).isEqualTo("b"))
			.then(lines::complete)
			.verifyComplete();
	}

	@Test
	void whoReadsNoAnswersIsNotReadFrom() {
		AtomicInteger read = new AtomicInteger();
		Flux<BulkLine> lines = Flux.fromIterable(BulkRun.numbered(BulkRun.lines(20_000)))
			.doOnNext((_) -> read.incrementAndGet());
		StepVerifier.create(this.bulk.links().make(lines, null), 1)
			.expectNextCount(1)
			.then(() -> await().during(Duration.ofMillis(500)).until(() -> read.get() < 4 * LineBatches.MAX_LINES))
			.thenCancel()
			.verify();
	}

	@Test
	void aLineWhoseTokenIsTakenHasAnother() {
		this.database.execute("""
				create sequence attempts;
				create function taken() returns trigger language plpgsql as $$ begin
					if nextval('attempts') % 7 = 0 then return null; end if;
					return new;
				end $$;
				create trigger taken before insert on link for each row execute function taken()
				""");
		try {
			List<JsonNode> answers = this.bulk.send(BulkRun.lines(40));
			assertThat(BulkRun.texts(answers, "ref")).isEqualTo(refs(40));
			assertAllLead(answers);
			this.database.execute("alter sequence attempts restart with 5");
			assertAllLead(this.bulk.withKey("taken").send(BulkRun.lines(3)));
		}
		finally {
			this.database.execute("drop function taken cascade; drop sequence attempts");
		}
	}

	@Test
	void aRandomSourceThatIsBrokenIsNotTriedForEver() {
		this.database.execute("""
				create function taken() returns trigger language plpgsql as $$ begin return null; end $$;
				create trigger taken before insert on link for each row execute function taken()
				""");
		try {
			for (BulkRun run : List.of(this.bulk, this.bulk.withKey("broken"))) {
				assertThat(BulkRun.problem(run.send(BulkRun.line("a")))).isEqualTo("internal");
			}
		}
		finally {
			this.database.execute("drop function taken cascade");
		}
	}

	private void assertAllLead(List<JsonNode> answers) {
		assertThat(BulkRun.texts(answers, "token"))
			.allSatisfy((token) -> this.api.click(token).expectStatus().isFound());
	}

	private static List<String> refs(int count) {
		List<String> refs = new ArrayList<>();
		for (int i = 1; i <= count; i++) {
			refs.add(String.valueOf(i));
		}
		return refs;
	}

}
