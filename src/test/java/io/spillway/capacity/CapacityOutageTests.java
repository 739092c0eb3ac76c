package io.spillway.capacity;

import java.time.Clock;
import java.time.Duration;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.spillway.database.DatabaseUnavailableException;
import io.spillway.database.MigratedDatabase;
import io.spillway.development.FlakyProxy;
import io.spillway.development.TestDatabase;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.test.StepVerifier;

import static org.assertj.core.api.Assertions.assertThat;

/** A number that does not rest on the pushes is never answered. */
class CapacityOutageTests {

	/** The database's own limit, longer than an autoscaler waits. */
	private static final Duration TIMEOUT = Duration.ofSeconds(20);

	@AutoClose
	private final FlakyProxy proxy = FlakyProxy.to(TestDatabase.create());

	@AutoClose
	private final MigratedDatabase database = MigratedDatabase.of(this.proxy.database(), TIMEOUT);

	private final CapacityMeters meters = new CapacityMeters(System::nanoTime);

	private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

	private final Capacity capacity = new Capacity(new PushStore(this.database.client(), this.database.guard()),
			new CapacityProperties(0.3, Duration.ofMinutes(2), 1400, Duration.ofMinutes(5), 2, 50), this.meters,
			Clock.systemUTC());

	@BeforeEach
	void known() {
		this.meters.bindTo(this.registry);
		StepVerifier.create(this.capacity.replicas()).expectNext(2).verifyComplete();
		assertThat(gauge("replicas")).isZero();
	}

	@Test
	void withoutTheDatabaseThereIsNone() {
		this.proxy.cut();
		assertUnknown();
	}

	@Test
	void aDatabaseThatIsSilentIsNotWaitedForUntilTheCallerGivesUp() {
		this.proxy.silence();
		assertThat(assertUnknown()).isGreaterThanOrEqualTo(Capacity.DEADLINE).isLessThan(Duration.ofSeconds(3));
	}

	private Duration assertUnknown() {
		Duration waited = StepVerifier.create(this.capacity.replicas())
			.expectError(DatabaseUnavailableException.class)
			.verify();
		assertThat(gauge("replicas")).isNaN();
		assertThat(gauge("pushes")).isNaN();
		return waited;
	}

	private double gauge(String name) {
		return this.registry.get("spillway.capacity." + name).gauge().value();
	}

}
