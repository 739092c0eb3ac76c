package io.spillway.recording;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import io.spillway.observability.BatchTelemetry;
import io.spillway.observability.RequestTracing;
import io.spillway.token.CampaignRecipient;
import io.spillway.web.ProblemException;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

import org.springframework.context.SmartLifecycle;

import static org.assertj.core.api.Assertions.assertThat;

/** The recorder with its thread, and a database and a disk of its own. */
class ClickRecorderTests {

	private static final Duration LIMIT = Duration.ofSeconds(20);

	private static final int CLICKS = 5000;

	private final List<ClickEvent> written = Collections.synchronizedList(new ArrayList<>());

	private final FakeSpool disk = new FakeSpool();

	private final RecordingCounts counts = new RecordingCounts();

	private boolean silent;

	private boolean faulty;

	private final EventStore store = (events) -> {
		if (this.silent) {
			return new CompletableFuture<>();
		}
		this.written.addAll(events);
		return CompletableFuture.completedFuture(new EventStore.Written(events.size(), 0));
	};

	@Test
	void aStopLosesNoneOfTheClicksThatManyThreadsRecord() {
		ClickRecorder recorder = recorder(Durability.ASYNC, LIMIT);
		recorder.start();
		try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
			for (int i = 0; i < CLICKS; i++) {
				ClickedLink link = link(i);
				threads.execute(() -> recorder.record(link, Outcome.REDIRECTED, Clicks.PERSON));
			}
		}
		recorder.stop();
		assertAllWritten();
		assertThat(recorder.isRunning()).isFalse();
		assertThat(this.disk.closed).isTrue();
	}

	@Test
	void aClickIsSafeWhenSoItIsSaid() {
		ClickRecorder recorder = recorder(Durability.COMMIT, LIMIT);
		recorder.start();
		Flux.range(0, CLICKS)
			.flatMap((i) -> recorder.recordSafely(link(i), Outcome.REDIRECTED, Clicks.PERSON), 300)
			.blockLast(LIMIT);
		assertAllWritten();
		recorder.stop();
	}

	@Test
	void anErrorOfOursIsNotTheEndOfAllRecording() {
		this.faulty = true;
		ClickRecorder recorder = recorder(Durability.COMMIT, LIMIT);
		recorder.start();
		recorder.recordSafely(link(0), Outcome.REDIRECTED, Clicks.PERSON).block(LIMIT);
		assertThat(this.written).hasSize(1);
		assertThat(this.faulty).isFalse();
		recorder.stop();
	}

	@Test
	void aClickThatTakesTooLongIsNotWaitedFor() {
		this.silent = true;
		ClickRecorder recorder = recorder(Durability.COMMIT, Duration.ofMillis(50));
		recorder.start();
		StepVerifier.create(recorder.recordSafely(link(0), Outcome.GONE, Clicks.PERSON))
			.expectError(ProblemException.class)
			.verify(LIMIT);
	}

	@Test
	void aClickThatFindsNoRoomIsRefused() {
		this.silent = true;
		ClickRecorder recorder = recorder(Durability.COMMIT, LIMIT);
		for (int i = 0; i < 2 * CLICKS; i++) {
			recorder.recordSafely(link(i), Outcome.GONE, Clicks.PERSON).onErrorComplete().subscribe();
		}
		Mono<Void> next = recorder.recordSafely(link(0), Outcome.GONE, Clicks.PERSON);
		StepVerifier.create(next).expectError(ProblemException.class).verify(LIMIT);
	}

	@Test
	void whatComesAfterTheEndIsLostAndCounted() {
		ClickRecorder recorder = recorder(Durability.ASYNC, LIMIT);
		recorder.start();
		recorder.stop();
		recorder.record(link(0), Outcome.REDIRECTED, Clicks.PERSON);
		assertThat(this.counts.dropped()).isEqualTo(1);
	}

	@Test
	void itStartsForWhoAnswersClicksAndEndsAfterTheServer() {
		ClickRecorder recorder = recorder(Durability.ASYNC, LIMIT);
		assertThat(recorder.isAutoStartup()).isFalse();
		// That of the server, by Spring Boot's WebServerApplicationContext.
		assertThat(recorder.getPhase()).isLessThan(SmartLifecycle.DEFAULT_PHASE - 2048);
		recorder.stop();
		assertThat(recorder.isRunning()).isFalse();
	}

	@Test
	void nothingRunsWhereNothingIsRecorded() {
		ClickRecorder recorder = recorder(Durability.OFF, LIMIT);
		recorder.start();
		assertThat(recorder.isRunning()).isFalse();
	}

	private void assertAllWritten() {
		Set<Long> recipients = new HashSet<>();
		this.written.forEach((event) -> recipients.add(event.link().low()));
		assertThat(this.written).hasSize(CLICKS);
		assertThat(recipients).hasSize(CLICKS);
		assertThat(this.counts.dropped()).isZero();
	}

	/** What the flow looks at in each step. */
	private long nanoTime() {
		if (this.faulty) {
			this.faulty = false;
			throw new StackOverflowError("as it may be anywhere");
		}
		return System.nanoTime();
	}

	private static ClickedLink link(int recipient) {
		return ClickedLink.campaign(new CampaignRecipient(1, recipient));
	}

	private ClickRecorder recorder(Durability durability, Duration limit) {
		WriterThread thread = new WriterThread();
		ClickBuffer buffer = new ClickBuffer(2 * CLICKS, ClickFlow.BATCH, thread::wake);
		ClickFlow flow = new ClickFlow(buffer, new StoreAttempts(this.store, System::nanoTime, thread::wake),
				new ClickFolder(() -> this.disk), this.counts, new BatchTelemetry("record", RequestTracing.none()),
				new BatchTelemetry("replay", RequestTracing.none()), durability == Durability.COMMIT, this::nanoTime);
		return new ClickRecorder(durability, new ClickIds(new SecureRandom()), Clock.systemUTC(), buffer, this.counts,
				flow, thread, limit);
	}

}
