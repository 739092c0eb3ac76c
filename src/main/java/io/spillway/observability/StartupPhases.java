package io.spillway.observability;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.event.ApplicationPreparedEvent;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.context.WebServerInitializedEvent;
import org.springframework.context.ApplicationEvent;
import org.springframework.context.event.SmartApplicationListener;

/**
 * How long after the program was executed each phase of its start was over. To 10 ms
 * until {@code main}, as the kernel counts, and exact from there on.
 */
public final class StartupPhases implements SmartApplicationListener, MeterBinder {

	private final double untilMain;

	private final long main = System.nanoTime();

	private final Map<String, Double> phases = new LinkedHashMap<>();

	private @Nullable MeterRegistry registry;

	/** Begins to count: {@code main} was entered. */
	public StartupPhases() {
		this.untilMain = ProcFiles.ofThisMachine().uptimeMillis();
		this.phases.put("main", this.untilMain);
	}

	@Override
	public boolean supportsEventType(Class<? extends ApplicationEvent> type) {
		return ApplicationPreparedEvent.class.isAssignableFrom(type)
				|| WebServerInitializedEvent.class.isAssignableFrom(type)
				|| ApplicationReadyEvent.class.isAssignableFrom(type);
	}

	@Override
	public void onApplicationEvent(ApplicationEvent event) {
		switch (event) {
			case ApplicationPreparedEvent prepared -> {
				over("context");
				prepared.getApplicationContext().getBeanFactory().registerSingleton("startupPhases", this);
			}
			// The first is the service's port, the second that of the management.
			case WebServerInitializedEvent _ -> over("port");
			case ApplicationReadyEvent _ -> over("ready");
			default -> throw new IllegalArgumentException("not listened to: " + event.getClass());
		}
	}

	private synchronized void over(String phase) {
		double sinceMain = (System.nanoTime() - this.main) / 1e6;
		if (this.phases.putIfAbsent(phase, this.untilMain + sinceMain) == null && this.registry != null) {
			register(this.registry, phase);
		}
	}

	@Override
	public synchronized void bindTo(MeterRegistry registry) {
		this.registry = registry;
		this.phases.keySet().forEach((phase) -> register(registry, phase));
	}

	private void register(MeterRegistry registry, String phase) {
		if (!Double.isNaN(this.untilMain)) {
			Double millis = this.phases.get(phase);
			TimeGauge.builder("spillway.startup", () -> millis, TimeUnit.MILLISECONDS)
				.tag("phase", phase)
				.register(registry);
		}
	}

}
