package io.spillway.observability;

import java.net.URI;
import java.time.Duration;

import io.spillway.startup.InvalidSettingException;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where telemetry goes.
 *
 * @param endpoint the receiver of OTLP by HTTP, such as {@code http://localhost:4318};
 * none for no export
 * @param step how often metrics are exported, 1 s to 10 minutes
 * @param traceRatio the share of requests without a traced parent that is traced, 0 to 1
 */
@ConfigurationProperties("spillway.otlp")
record OtlpProperties(@Nullable URI endpoint, @DefaultValue("PT10S") Duration step,
		@DefaultValue("0.01") double traceRatio) {

	static final Duration MIN_STEP = Duration.ofSeconds(1);

	private static final Duration MAX_STEP = Duration.ofMinutes(10);

	private static final int MAX_PORT = 65_535;

	OtlpProperties {
		if (endpoint != null && !isReceiver(endpoint)) {
			throw new InvalidSettingException(
					"spillway.otlp.endpoint must be an http or https URL with a host, like http://localhost:4318");
		}
		if (step.compareTo(MIN_STEP) < 0 || step.compareTo(MAX_STEP) > 0) {
			throw new InvalidSettingException("spillway.otlp.step must be from 1 s to 10 min, like PT10S");
		}
		// The negation catches what is no number too.
		if (!(traceRatio >= 0 && traceRatio <= 1)) {
			throw new InvalidSettingException("spillway.otlp.trace-ratio must be from 0 to 1");
		}
	}

	/** A web address that a path can be added to, and no credentials: none are sent. */
	private static boolean isReceiver(URI url) {
		return isWeb(url) && url.getHost() != null && url.getPort() <= MAX_PORT && url.getUserInfo() == null
				&& url.getQuery() == null && url.getFragment() == null;
	}

	private static boolean isWeb(URI url) {
		return "https".equalsIgnoreCase(url.getScheme()) || "http".equalsIgnoreCase(url.getScheme());
	}

	/** Whether anything is exported. */
	boolean isEnabled() {
		return this.endpoint != null;
	}

	/** Where one kind of telemetry goes, such as {@code v1/traces}. */
	URI url(String path) {
		String base = String.valueOf(this.endpoint);
		return URI.create(base.endsWith("/") ? base + path : base + "/" + path);
	}

}
