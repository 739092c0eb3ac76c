package io.spillway.datadog;

import java.time.Duration;
import java.util.regex.Pattern;

import com.datadog.api.client.RetryConfig;
import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientResponseContext;
import jakarta.ws.rs.client.ClientResponseFilter;

/**
 * When the client asks again: after 429 when Datadog says so, after 5xx after 2, 4 and 8
 * seconds. Not after a 5xx to what makes an object, or tells of an event or a deployment:
 * that may have been done, and would then be there twice.
 */
final class Retries extends RetryConfig implements ClientResponseFilter {

	static final int MOST = 3;

	/** Longer than Datadog's periods of rate limits in general, and short for a job. */
	static final Duration LONGEST = Duration.ofSeconds(60);

	private static final int BASE = 2;

	private static final int SERVER_ERROR = 500;

	private static final Pattern MAKES = Pattern
		.compile(".*/api/(v1/(slo|monitor|dashboard|events)|v2/dora/deployment)/?");

	private final Pause pause;

	private boolean repeatable = true;

	Retries(Pause pause) {
		super(true, BASE, BASE, MOST);
		this.pause = pause;
	}

	@Override
	public void filter(ClientRequestContext request, ClientResponseContext response) {
		boolean makes = request.getMethod().equals("POST") && MAKES.matcher(request.getUri().getPath()).matches();
		this.repeatable = !makes || response.getStatus() < SERVER_ERROR;
	}

	@Override
	public boolean isEnableRetry() {
		return this.repeatable;
	}

	@Override
	public void sleepInterval(int seconds) {
		this.pause.of(Duration.ofSeconds(Math.clamp(seconds, 1, LONGEST.toSeconds())));
	}

}
