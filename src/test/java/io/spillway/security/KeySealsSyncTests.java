package io.spillway.security;

import java.time.Duration;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.spillway.database.MigratedDatabase;
import io.spillway.development.FlakyProxy;
import io.spillway.development.Query;
import io.spillway.development.TestDatabase;
import io.spillway.token.KeyRing;
import io.spillway.token.Purpose;
import io.spillway.token.Rings;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import reactor.test.scheduler.VirtualTimeScheduler;

import org.springframework.boot.DefaultApplicationArguments;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@ExtendWith(OutputCaptureExtension.class)
class KeySealsSyncTests {

	private static final String UNKNOWN = "How often keys have sealed is unknown until the database can say it";

	private final TestDatabase server = TestDatabase.create();

	@AutoClose
	private final FlakyProxy proxy = FlakyProxy.to(this.server);

	@AutoClose
	private final MigratedDatabase database = MigratedDatabase.of(this.proxy.database(), Duration.ofSeconds(2));

	private final KeyRing ring = Rings.of(1);

	private final VirtualTimeScheduler time = VirtualTimeScheduler.create();

	private final KeySealsSync sync = new KeySealsSync(
			new KeySeals(this.database.client(), this.database.guard(), this.ring), this.time);

	private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

	@BeforeEach
	void bind() {
		this.sync.bindTo(this.registry);
	}

	@Test
	void whatAllReplicasHaveSealedIsShown(CapturedOutput output) {
		this.server.execute("insert into key_seals (key_id, purpose, seals) values (7, 'sealed_token', 4294967296)");
		KeySealsTests.seal(this.ring, Purpose.STORED_LINK, 3);
		this.sync.look().block();
		assertThat(seals("1", "stored_link")).isEqualTo(3);
		assertThat(seals("7", "sealed_token")).isEqualTo(4_294_967_296.0);
		KeySealsTests.seal(this.ring, Purpose.STORED_LINK, 1);
		this.sync.look().block();
		assertThat(seals("1", "stored_link")).isEqualTo(4);
		assertThat(output).doesNotContain(UNKNOWN);
	}

	@Test
	void whatIsNotKnownIsNotShownUntilItIsKnownAgain(CapturedOutput output) {
		KeySealsTests.seal(this.ring, Purpose.STORED_LINK, 3);
		this.sync.look().block();
		this.proxy.cut();
		this.sync.look().block();
		this.sync.look().block();
		assertThat(this.registry.getMeters()).isEmpty();
		assertThat(output).containsOnlyOnce(UNKNOWN);
		KeySealsTests.seal(this.ring, Purpose.STORED_LINK, 4);
		this.proxy.restore();
		await().until(() -> {
			this.sync.look().block();
			return !this.registry.getMeters().isEmpty();
		});
		assertThat(seals("1", "stored_link")).isEqualTo(7);
	}

	@Test
	void withoutARegistryItIsNotedAllTheSame() {
		KeySealsSync unbound = new KeySealsSync(new KeySeals(this.database.client(), this.database.guard(), this.ring),
				this.time);
		KeySealsTests.seal(this.ring, Purpose.STORED_LINK, 3);
		unbound.look().block();
		assertThat(stored()).isEqualTo(3);
	}

	@Test
	void looksAtOnceAndThenEveryTenSeconds() {
		KeySealsTests.seal(this.ring, Purpose.STORED_LINK, 3);
		this.sync.run(new DefaultApplicationArguments());
		this.time.advanceTimeBy(Duration.ZERO);
		await().until(() -> this.registry.getMeters().size() == 1);
		KeySealsTests.seal(this.ring, Purpose.STORED_LINK, 4);
		this.time.advanceTimeBy(KeySealsSync.INTERVAL.minusNanos(1));
		assertThat(this.ring.seals().take()).containsEntry(Purpose.STORED_LINK, 4L);
		KeySealsTests.seal(this.ring, Purpose.STORED_LINK, 4);
		this.time.advanceTimeBy(Duration.ofNanos(1));
		await().until(() -> seals("1", "stored_link") == 7);
		this.sync.destroy();
	}

	@Test
	void theLastSealsOfAReplicaCount() {
		this.sync.run(new DefaultApplicationArguments());
		KeySealsTests.seal(this.ring, Purpose.STORED_LINK, 3);
		this.sync.destroy();
		assertThat(stored()).isEqualTo(3);
	}

	@Test
	void aStopIsNotHeldUpByADatabaseThatIsAway(CapturedOutput output) {
		KeySealsTests.seal(this.ring, Purpose.STORED_LINK, 3);
		this.proxy.cut();
		this.sync.destroy();
		assertThat(output).containsOnlyOnce("The last seals of keys were not noted: ");
	}

	@Test
	void aStopWaitsForADatabaseThatIsSilentNoLongerThanItsLimit(CapturedOutput output) {
		try (MigratedDatabase patient = MigratedDatabase.of(this.proxy.database(), Duration.ofMinutes(10))) {
			KeySealsSync slow = new KeySealsSync(new KeySeals(patient.client(), patient.guard(), this.ring), this.time);
			KeySealsTests.seal(this.ring, Purpose.STORED_LINK, 1);
			slow.look().block();
			KeySealsTests.seal(this.ring, Purpose.STORED_LINK, 3);
			this.proxy.silence();
			long start = System.nanoTime();
			slow.destroy();
			assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
			assertThat(output).containsOnlyOnce("The last seals of keys were not noted: TimeoutException");
			this.proxy.cut();
		}
	}

	private double seals(String key, String purpose) {
		return this.registry.get("spillway.key.seals").tags("key", key, "purpose", purpose).gauge().value();
	}

	private long stored() {
		return Query.number(this.server, "select seals from key_seals where key_id = 1 and purpose = 'stored_link'");
	}

}
