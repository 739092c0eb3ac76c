package io.spillway.capacity;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.spillway.database.MigratedDatabase;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import reactor.test.StepVerifier;

import static org.assertj.core.api.Assertions.assertThat;

class CapacityTests {

	private static final Instant NOW = Instant.parse("2030-01-31T12:00:00Z");

	/**
	 * Recipients whose clicks need 40 replicas at their peak, but for a fraction of one.
	 */
	private static final long FORTY = 1_554_833;

	@AutoClose
	private static final MigratedDatabase database = MigratedDatabase.create();

	private final PushStore store = new PushStore(database.client(), database.guard());

	private final CapacityMeters meters = new CapacityMeters(System::nanoTime);

	private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

	private Duration leadTime = Duration.ofMinutes(5);

	private int maxReplicas = 50;

	@BeforeEach
	void create() {
		database.server().execute("""
				truncate campaign restart identity cascade;
				insert into campaign (name, target, created_at)
				values ('a', 'https://example.com', now()), ('b', 'https://example.com', now())
				""");
		this.meters.bindTo(this.registry);
	}

	@Test
	void withoutPushesTheMinimumIsNeeded() {
		assertNeeded(2);
		assertThat(gauge("replicas")).isZero();
		assertThat(gauge("pushes")).isZero();
	}

	@Test
	void aPushNeedsTheReplicasOfItsPeak() {
		push(0, 200, FORTY);
		assertNeeded(40);
		assertThat(gauge("replicas")).isEqualTo(40);
		assertThat(gauge("pushes")).isOne();
	}

	@ParameterizedTest
	@CsvSource({ "1554833, 40", "1554834, 41", "77741, 2", "77742, 3", "1, 2" })
	void aPartOfAReplicaIsAWholeOne(long recipients, int replicas) {
		push(0, 200, recipients);
		assertNeeded(replicas);
	}

	@ParameterizedTest
	@CsvSource({ "200, 40", "260, 37", "330, 30" })
	void overlappingPushesOfAllCampaignsAddUp(int second, int replicas) {
		this.leadTime = Duration.ofMinutes(10);
		push(0, 200, FORTY / 2);
		push(1, second, FORTY / 2);
		assertNeeded(replicas);
		assertThat(gauge("pushes")).isEqualTo(2);
	}

	/** A second after a push there are few clicks yet. */
	@ParameterizedTest
	@CsvSource({ "301, 2, 0", "300, 2, 1", "295, 8, 1", "229, 40, 1", "228, 40, 1" })
	void clicksBeyondTheLeadTimeDoNotCount(int second, int replicas, int pushes) {
		push(0, second, FORTY);
		assertNeeded(replicas);
		assertThat(gauge("pushes")).isEqualTo(pushes);
	}

	@ParameterizedTest
	@CsvSource({ "0, 40", "-60, 40", "-71, 40", "-120, 35", "-240, 13", "-360, 4", "-480, 2", "-2399, 2" })
	void aPushThatIsUnderWayDiesAway(int second, int replicas) {
		push(0, second, FORTY);
		assertNeeded(replicas);
		assertThat(gauge("pushes")).isOne();
	}

	@Test
	void aPushThatIsOverDoesNotCount() {
		push(0, -2400, FORTY);
		assertNeeded(2);
		assertThat(gauge("pushes")).isZero();
	}

	@ParameterizedTest
	@CsvSource({ "39, 39", "40, 40", "41, 40" })
	void moreThanTheMostIsNotAnswered(int maxReplicas, int replicas) {
		this.maxReplicas = maxReplicas;
		push(0, 200, FORTY);
		assertNeeded(replicas);
		assertThat(gauge("replicas")).isEqualTo(40);
	}

	@Test
	void theLargestPushesNeedTheMost() {
		for (int i = 0; i < 3; i++) {
			push(0, 200, 1L << 40);
		}
		assertNeeded(50);
		assertThat(gauge("pushes")).isEqualTo(3);
	}

	@Test
	void aPushThatWasWithdrawnDoesNotCount() {
		long id = push(0, 200, FORTY);
		StepVerifier.create(this.store.withdraw(0, id, NOW)).expectNext(true).verifyComplete();
		assertNeeded(2);
	}

	private void assertNeeded(int replicas) {
		StepVerifier.create(capacity().replicas()).expectNext(replicas).verifyComplete();
	}

	private Capacity capacity() {
		CapacityProperties properties = new CapacityProperties(0.5, Duration.ofMinutes(2), 100, this.leadTime, 2,
				this.maxReplicas);
		return new Capacity(this.store, properties, this.meters, Clock.fixed(NOW, ZoneOffset.UTC));
	}

	private long push(int campaign, int second, long recipients) {
		return this.store.insert(new NewPush(campaign, NOW.plusSeconds(second), recipients, NOW))
			.map(Push::id)
			.blockOptional()
			.orElseThrow();
	}

	private double gauge(String name) {
		return this.registry.get("spillway.capacity." + name).gauge().value();
	}

}
