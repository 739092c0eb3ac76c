package io.spillway.statistics;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeoutException;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.spillway.web.Problem;
import io.spillway.web.ProblemException;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.scheduler.VirtualTimeScheduler;

import static org.assertj.core.api.Assertions.assertThat;

/** However many watch, one asks. */
class WatchesTests {

	/** As that of the service. */
	private static final ObjectMapper JSON = new ObjectMapper().registerModule(new JavaTimeModule())
		.disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);

	private static final Counted ONE = new Counted.OfCampaign(1);

	private static final Counted OTHER = new Counted.OfCampaign(2);

	private final VirtualTimeScheduler time = VirtualTimeScheduler.create();

	private final List<Counted> asked = new ArrayList<>();

	private Mono<Counts> answer = Mono.just(Counts.NONE);

	private final Watches watches = new Watches(this::ask, JSON,
			Clock.fixed(Instant.parse("2026-11-29T16:29:51.456789Z"), ZoneOffset.UTC), this.time);

	private Mono<Counts> ask(Counted counted) {
		return Mono.defer(() -> {
			this.asked.add(counted);
			return this.answer;
		});
	}

	@Test
	void isAskedForOnceASecondHoweverManyWatch() {
		List<Watcher> watchers = Flux.range(0, 50).map((_) -> watch(ONE)).collectList().block();
		after(Duration.ZERO);
		assertThat(this.asked).containsExactly(ONE);
		after(Watches.PERIOD.multipliedBy(3));
		assertThat(this.asked).containsExactly(ONE, ONE, ONE, ONE);
		assertThat(watchers).allSatisfy((watcher) -> assertThat(next(watcher)).startsWith("event: stats\ndata: {"));
	}

	@Test
	void tellsTheTimeInMilliseconds() {
		Watcher watcher = watch(ONE);
		after(Duration.ZERO);
		assertThat(next(watcher)).contains("\"at\":\"2026-11-29T16:29:51.456Z\"");
	}

	@Test
	void theLastWhoGoesEndsIt() {
		Watcher first = watch(ONE);
		Watcher second = watch(ONE);
		Watcher other = watch(OTHER);
		after(Duration.ZERO);
		assertThat(this.watches.size()).isEqualTo(2);
		this.watches.leave(ONE, first);
		after(Watches.PERIOD);
		assertThat(this.asked).containsExactly(ONE, OTHER, ONE, OTHER);
		this.watches.leave(ONE, second);
		this.watches.leave(ONE, second);
		after(Watches.PERIOD);
		assertThat(this.asked).containsExactly(ONE, OTHER, ONE, OTHER, OTHER);
		this.watches.leave(OTHER, other);
		after(Watches.PERIOD);
		assertThat(this.asked).hasSize(5);
		assertThat(this.watches.size()).isZero();
	}

	@Test
	void whoComesLaterGetsTheLatestAtOnce() {
		watch(ONE);
		after(Duration.ZERO);
		assertThat(next(watch(ONE))).startsWith("event: stats\n");
		assertThat(this.asked).hasSize(1);
	}

	@Test
	void aDatabaseThatIsSlowIsNotAskedAgainBeforeItAnswers() {
		this.answer = Mono.delay(Duration.ofMillis(2500), this.time).thenReturn(Counts.NONE);
		watch(ONE);
		after(Duration.ofMillis(2499));
		assertThat(this.asked).hasSize(1);
		after(Duration.ofMillis(501));
		assertThat(this.asked).hasSize(2);
	}

	@Test
	void aDatabaseThatIsAwayIsToldAndAskedAgain() {
		this.answer = Mono.error(new ProblemException(Problem.unavailable("The database cannot be reached.")));
		Watcher watcher = watch(ONE);
		after(Duration.ZERO);
		assertThat(next(watcher)).startsWith("event: error\ndata: {\"type\":\"urn:spillway:problem:unavailable\"");
		this.answer = Mono.just(Counts.NONE);
		after(Watches.PERIOD);
		assertThat(next(watcher)).startsWith("event: stats\n");
	}

	@Test
	void whatIsNoMoreThereAndAFaultEndTheStream() {
		for (Mono<Counts> last : List.of(Mono.<Counts>empty(), Mono.<Counts>error(new TimeoutException()),
				Mono.<Counts>error(new IllegalStateException("a fault that a test provokes")))) {
			this.asked.clear();
			this.answer = Mono.just(Counts.NONE);
			Watcher watcher = watch(ONE);
			after(Duration.ZERO);
			next(watcher);
			this.answer = last;
			after(Watches.PERIOD);
			assertThat(next(watcher)).startsWith("event: error\n");
			assertThat(watcher.next().blockOptional()).isEmpty();
			after(Watches.PERIOD.multipliedBy(3));
			assertThat(this.asked).hasSize(2);
			this.watches.leave(ONE, watcher);
		}
	}

	@Test
	void whoComesAfterTheEndAsksAnew() {
		this.answer = Mono.empty();
		Watcher first = watch(ONE);
		after(Duration.ZERO);
		this.answer = Mono.just(Counts.NONE);
		Watcher later = watch(ONE);
		after(Duration.ZERO);
		assertThat(next(later)).startsWith("event: stats\n");
		this.watches.leave(ONE, first);
		assertThat(this.watches.size()).isOne();
		this.watches.leave(ONE, later);
		assertThat(this.watches.size()).isZero();
	}

	private Watcher watch(Counted counted) {
		Watcher watcher = new Watcher(() -> true, () -> {
		});
		this.watches.join(counted, watcher);
		return watcher;
	}

	private void after(Duration time) {
		this.time.advanceTimeBy(time);
	}

	private static String next(Watcher watcher) {
		StreamEvent event = Objects.requireNonNull(watcher.next().block(Duration.ofSeconds(10)));
		return new String(event.bytes(), StandardCharsets.UTF_8);
	}

}
