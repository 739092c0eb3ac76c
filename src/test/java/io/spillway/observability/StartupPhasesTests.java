package io.spillway.observability;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.event.ApplicationPreparedEvent;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.boot.web.embedded.netty.NettyReactiveWebServerFactory;
import org.springframework.boot.web.reactive.context.ReactiveWebServerApplicationContext;
import org.springframework.boot.web.reactive.context.ReactiveWebServerInitializedEvent;
import org.springframework.boot.web.server.WebServer;
import org.springframework.context.ApplicationEvent;
import org.springframework.context.event.ContextClosedEvent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class StartupPhasesTests {

	private static final String[] ARGS = {};

	private final SpringApplication application = new SpringApplication();

	private final ReactiveWebServerApplicationContext context = new ReactiveWebServerApplicationContext();

	private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

	private final StartupPhases phases = new StartupPhases();

	@Test
	void eachPhaseIsOverAfterTheOneBefore() {
		this.phases.onApplicationEvent(prepared());
		this.phases.onApplicationEvent(port());
		this.phases.bindTo(this.registry);
		this.phases.onApplicationEvent(port());
		this.phases.onApplicationEvent(ready());
		List<Double> times = List.of(millis("main"), millis("context"), millis("port"), millis("ready"));
		assertThat(times).isSorted().doesNotHaveDuplicates();
		assertThat(times.getFirst()).isPositive();
		assertThat(this.registry.getMeters()).hasSize(4);
	}

	@Test
	void theSecondPortIsNotTheServices() {
		this.phases.bindTo(this.registry);
		this.phases.onApplicationEvent(port());
		double first = millis("port");
		this.phases.onApplicationEvent(port());
		assertThat(millis("port")).isEqualTo(first);
	}

	@Test
	void aPhaseThatIsNotOverIsAbsent() {
		this.phases.bindTo(this.registry);
		assertThat(this.registry.getMeters()).hasSize(1);
		assertThat(millis("main")).isPositive();
	}

	@Test
	void theApplicationGetsToMeasureThem() {
		this.phases.onApplicationEvent(prepared());
		assertThat(this.context.getBeanFactory().getSingleton("startupPhases")).isSameAs(this.phases);
	}

	@Test
	void listensToNothingElse() {
		assertThat(this.phases.supportsEventType(ApplicationPreparedEvent.class)).isTrue();
		assertThat(this.phases.supportsEventType(ReactiveWebServerInitializedEvent.class)).isTrue();
		assertThat(this.phases.supportsEventType(ApplicationReadyEvent.class)).isTrue();
		assertThat(this.phases.supportsEventType(ApplicationStartedEvent.class)).isFalse();
		assertThatExceptionOfType(IllegalArgumentException.class)
			.isThrownBy(() -> this.phases.onApplicationEvent(new ContextClosedEvent(this.context)));
	}

	private ApplicationEvent prepared() {
		return new ApplicationPreparedEvent(this.application, ARGS, this.context);
	}

	private ApplicationEvent port() {
		WebServer neverStarted = new NettyReactiveWebServerFactory()
			.getWebServer((_, response) -> response.setComplete());
		return new ReactiveWebServerInitializedEvent(neverStarted, this.context);
	}

	private ApplicationEvent ready() {
		return new ApplicationReadyEvent(this.application, ARGS, this.context, Duration.ZERO);
	}

	private double millis(String phase) {
		TimeGauge gauge = this.registry.get("spillway.startup").tag("phase", phase).timeGauge();
		return gauge.value(TimeUnit.MILLISECONDS);
	}

}
