package io.spillway.link;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

import io.spillway.startup.InvalidSettingException;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What links may be made, and how long they are kept.
 *
 * @param retention how long an expired or revoked row answers 410 before it goes
 * @param schemes the schemes that a target may have
 * @param hosts the hosts that a target may have; empty for any. An entry that begins with
 * a dot stands for all hosts that end so
 */
@ConfigurationProperties("spillway.links")
record LinksProperties(@DefaultValue("P30D") Duration retention, @DefaultValue( {
		"http", "https" }) List<String> schemes, @DefaultValue List<String> hosts){

	LinksProperties {
		if (retention.isNegative()) {
			throw new InvalidSettingException("spillway.links.retention must not be negative");
		}
		schemes = lowerCase(schemes);
		hosts = lowerCase(hosts);
		if (schemes.isEmpty() || !schemes.stream().allMatch((scheme) -> scheme.matches("[a-z][a-z0-9+.-]*"))) {
			throw new InvalidSettingException("spillway.links.schemes must be URL schemes, like http,https");
		}
	}

	private static List<String> lowerCase(List<String> values) {
		return values.stream().map((value) -> value.toLowerCase(Locale.ROOT)).toList();
	}

}
