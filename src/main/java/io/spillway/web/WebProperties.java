package io.spillway.web;

import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;

import io.spillway.startup.InvalidSettingException;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the service is reached.
 *
 * @param baseUrl what link URLs begin with: http or https, a host, no query
 * @param headTimeout how long a client may take to send the head of a request
 * @param requestTimeout how long a client may take to send the body of a request
 * @param idleTimeout how long a connection stays without a request: longer than load
 * balancers keep one (AWS: 60 s), for a server that closes first races with requests
 * @param drainTimeout how long a stop waits for clients that keep a connection to send
 * their next request, with whose answer they are told to leave; zero or more
 */
@ConfigurationProperties("spillway")
public record WebProperties(@DefaultValue("http://localhost:8080") URI baseUrl,
		@DefaultValue("PT10S") Duration headTimeout, @DefaultValue("PT30S") Duration requestTimeout,
		@DefaultValue("PT75S") Duration idleTimeout, @DefaultValue("PT3S") Duration drainTimeout) {

	private static final Set<String> SCHEMES = Set.of("http", "https");

	public WebProperties {
		if (!SCHEMES.contains(String.valueOf(baseUrl.getScheme()).toLowerCase(Locale.ROOT)) || baseUrl.getHost() == null
				|| baseUrl.getRawQuery() != null || baseUrl.getRawFragment() != null
				|| baseUrl.getRawUserInfo() != null) {
			throw new InvalidSettingException(
					"spillway.base-url must be an http or https URL with a host and without query or user");
		}
		baseUrl = withoutSlash(baseUrl);
		requirePositive("spillway.head-timeout", headTimeout);
		requirePositive("spillway.request-timeout", requestTimeout);
		requirePositive("spillway.idle-timeout", idleTimeout);
		if (drainTimeout.isNegative()) {
			throw new InvalidSettingException("spillway.drain-timeout must not be less than zero");
		}
	}

	private static URI withoutSlash(URI url) {
		return URI.create(url.toString().replaceAll("/+$", ""));
	}

	private static void requirePositive(String name, Duration duration) {
		if (!duration.isPositive()) {
			throw new InvalidSettingException(name + " must be more than zero");
		}
	}

	/** The URL of a link. */
	public URI urlOf(String token) {
		return URI.create(this.baseUrl + "/" + token);
	}

}
