package io.spillway.idempotency;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

import io.spillway.database.MigratedDatabase;
import io.spillway.development.Query;
import io.spillway.token.Rings;
import io.spillway.token.UnreadableException;
import io.spillway.web.ProblemException;
import io.spillway.web.ProblemType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

class IdempotentPartsTests {

	private static final IdempotencyKey KEY = new IdempotencyKey("caller", "key");

	@AutoClose
	private final MigratedDatabase database = MigratedDatabase.create();

	private final IdempotentParts parts = Parts.of(this.database, Rings.of(1));

	private final List<KeyedPart> done = new ArrayList<>();

	@Test
	void newPartsAreDone() {
		List<KeyedPart> asked = List.of(part("a", "x", "1"), part("b", "x", "2"));
		assertThat(answers(asked)).containsExactly("1", "2");
		assertThat(this.done).containsExactlyInAnyOrderElementsOf(asked);
	}

	@Test
	void aPartThatWasDoneHasTheAnswerOfThen() {
		answers(List.of(part("a", "x", "1")));
		assertThat(answers(List.of(part("b", "x", "2"), part("a", "x", "3")))).containsExactly("2", "1");
		assertThat(this.done).hasSize(2);
	}

	@Test
	void aRefThatWasUsedForSomethingElseIsRefused() {
		answers(List.of(part("a", "x", "1")));
		PartOutcome outcome = outcomes(List.of(part("a", "y", "2"))).getFirst();
		assertThat(outcome.answer()).isNull();
		assertThat(outcome.error()).isInstanceOfSatisfying(ProblemException.class,
				(ex) -> assertThat(ex.problem().type()).isEqualTo(ProblemType.IDEMPOTENCY_KEY_REUSED));
	}

	@Test
	void ofPartsWithTheSameRefTheFirstIsDone() {
		List<PartOutcome> outcomes = outcomes(List.of(part("a", "x", "1"), part("a", "x", "2"), part("a", "y", "3")));
		assertThat(outcomes).extracting(PartOutcome::answer).containsExactly("1", "1", null);
		assertThat(outcomes.get(2).error()).isInstanceOf(ProblemException.class);
		assertThat(this.done).hasSize(1);
	}

	@Test
	void whatIsNotToBeDoneHasOnlyAnEarlierAnswer() {
		assertThat(outcomes(List.of(part("a", "x", null)))).containsExactly(PartOutcome.NONE);
		answers(List.of(part("a", "x", "1")));
		assertThat(answers(List.of(part("a", "x", null)))).containsExactly("1");
		assertThat(this.done).hasSize(1);
	}

	@Test
	void keysAndCallersHaveNothingToDoWithEachOther() {
		for (IdempotencyKey key : List.of(KEY, new IdempotencyKey("other", "key"), new IdempotencyKey("caller", "k"))) {
			answers(List.of(KeyedPart.of(key, "a", bytes("x"), "1")));
		}
		assertThat(this.done).hasSize(3);
	}

	@Test
	void afterADayAPartIsNew() {
		answers(List.of(part("a", "x", "1"), part("b", "x", "2")));
		this.database.server().execute("update idempotent_answer set created_at = created_at - interval '86399 s'");
		assertThat(answers(List.of(part("a", "x", "3")))).containsExactly("1");
		this.database.server().execute("update idempotent_answer set created_at = created_at - interval '2 s'");
		assertThat(outcomes(List.of(part("b", "x", null)))).containsExactly(PartOutcome.NONE);
		assertThat(answers(List.of(part("a", "y", "4")))).containsExactly("4");
		assertThat(answers(List.of(part("a", "y", "5")))).containsExactly("4");
	}

	@Test
	void workAndAnswersAreThereTogetherOrNot() {
		StepVerifier
			.create(this.parts.once(List.of(part("a", "x", "1")), (_) -> Mono.error(new IllegalStateException("work"))))
			.verifyError(IllegalStateException.class);
		assertThat(Query.number(this.database.server(), "select count(*) from idempotent_answer")).isZero();
	}

	@Test
	void anAnswerWhoseKeyIsMissingFailsItsPartOnly() {
		answers(List.of(part("a", "x", "1")));
		IdempotentParts other = Parts.of(this.database, Rings.of(2));
		List<KeyedPart> asked = List.of(part("a", "x", "2"), part("b", "x", "3"));
		List<PartOutcome> outcomes = outcomes(other, asked);
		assertThat(outcomes.getFirst().error()).isInstanceOf(UnreadableException.class);
		assertThat(outcomes.get(1).answer()).isEqualTo("3");
	}

	@Test
	void requestsAtTheSameTimeDoEachPartOnce() {
		List<List<KeyedPart>> requests = new ArrayList<>();
		for (int i = 0; i < 8; i++) {
			List<KeyedPart> asked = new ArrayList<>();
			for (int ref = 0; ref < 50; ref++) {
				// In different orders: they must not wait for each other in a circle.
				asked.add(part("ref" + ((i % 2 == 0) ? ref : 49 - ref), "x", i + "-" + ref));
			}
			requests.add(asked);
		}
		List<Set<String>> answers = Flux.fromIterable(requests)
			.flatMap((asked) -> this.parts.once(asked, this::work)
				.map((outcomes) -> outcomes.values()
					.stream()
					.map((outcome) -> String.valueOf(outcome.answer()))
					.collect(Collectors.toSet())))
			.collectList()
			.block(Duration.ofSeconds(30));
		assertThat(new HashSet<>(Objects.requireNonNull(answers))).hasSize(1);
		assertThat(this.done).hasSize(50);
	}

	@Test
	void nothingOfAPartOrItsAnswerIsSavedInTheOpen() {
		answers(List.of(part("secret-ref", "secret-content", "secret-answer")));
		assertThat(Query.text(this.database.server(), """
				select encode(id, 'escape') || encode(request_mac, 'escape') || encode(answer, 'escape')
				from idempotent_answer
				""")).doesNotContain("secret");
		assertThat(part("a", "secret-content", "secret-answer").toString()).doesNotContain("secret");
		assertThat(new PartOutcome("secret-answer", null).toString()).doesNotContain("secret");
	}

	private List<@Nullable String> answers(List<KeyedPart> asked) {
		List<PartOutcome> outcomes = outcomes(asked);
		assertThat(outcomes).allMatch((outcome) -> outcome.error() == null);
		return outcomes.stream().<@Nullable String>map(PartOutcome::answer).toList();
	}

	private List<PartOutcome> outcomes(List<KeyedPart> asked) {
		return outcomes(this.parts, asked);
	}

	private List<PartOutcome> outcomes(IdempotentParts parts, List<KeyedPart> asked) {
		Map<KeyedPart, PartOutcome> outcomes = Objects.requireNonNull(parts.once(asked, this::work).block());
		return asked.stream().map((part) -> Objects.requireNonNull(outcomes.get(part))).toList();
	}

	private Mono<Void> work(Set<KeyedPart> parts) {
		return Mono.fromRunnable(() -> {
			synchronized (this.done) {
				this.done.addAll(parts);
			}
		});
	}

	private static KeyedPart part(String ref, String content, @Nullable String answer) {
		return KeyedPart.of(KEY, ref, bytes(content), answer);
	}

	private static byte[] bytes(String text) {
		return text.getBytes(UTF_8);
	}

}
