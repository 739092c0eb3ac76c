package io.spillway.click;

import java.net.URI;
import java.util.Set;

import io.spillway.startup.InvalidSettingException;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How clicks are answered.
 *
 * @param fallback where a click goes that has no target; none for an error page
 * @param referrerPolicy the Referrer-Policy of the answers
 */
@ConfigurationProperties("spillway.click")
record ClickProperties(@Nullable URI fallback, @DefaultValue("no-referrer") String referrerPolicy) {

	private static final Set<String> POLICIES = Set.of("no-referrer", "no-referrer-when-downgrade", "origin",
			"origin-when-cross-origin", "same-origin", "strict-origin", "strict-origin-when-cross-origin",
			"unsafe-url");

	ClickProperties {
		if (fallback != null && (fallback.getHost() == null || !isWeb(fallback))) {
			throw new InvalidSettingException("spillway.click.fallback must be an http or https URL with a host");
		}
		if (!POLICIES.contains(referrerPolicy)) {
			throw new InvalidSettingException("spillway.click.referrer-policy must be one of " + POLICIES);
		}
	}

	private static boolean isWeb(URI url) {
		return "https".equalsIgnoreCase(url.getScheme()) || "http".equalsIgnoreCase(url.getScheme());
	}

}
