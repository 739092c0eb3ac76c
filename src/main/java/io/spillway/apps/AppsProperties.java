package io.spillway.apps;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

import io.spillway.startup.InvalidSettingException;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The apps that open links.
 *
 * @param ios those for iOS
 * @param android those for Android
 */
@ConfigurationProperties("spillway.apps")
record AppsProperties(@DefaultValue List<IosApp> ios, @DefaultValue List<AndroidApp> android) {

	/** A team's id, and what bundle ids are made of (CFBundleIdentifier). */
	private static final Pattern APP_ID = Pattern.compile("[A-Z0-9]{10}(\\.[A-Za-z0-9-]+)+");

	/** Two parts at least, each of which begins with a letter. */
	private static final Pattern PACKAGE = Pattern.compile("[A-Za-z][A-Za-z0-9_]*(\\.[A-Za-z][A-Za-z0-9_]*)+");

	private static final Pattern FINGERPRINT = Pattern.compile("[0-9A-Fa-f]{2}(:[0-9A-Fa-f]{2}){31}");

	AppsProperties {
		for (int i = 0; i < ios.size(); i++) {
			check("spillway.apps.ios[%d]".formatted(i), ios.get(i));
		}
		for (int i = 0; i < android.size(); i++) {
			check("spillway.apps.android[%d]".formatted(i), android.get(i));
		}
		requireDistinct(ios, IosApp::appId, "spillway.apps.ios[%d].app-id");
		requireDistinct(android, AndroidApp::packageName, "spillway.apps.android[%d].package-name");
	}

	private static void check(String name, IosApp app) {
		requireMatch(name + ".app-id", app.appId(), APP_ID,
				"a team id of 10 upper-case letters and digits, a dot and a bundle id, like TEAMID1234.com.example.app");
	}

	private static void check(String name, AndroidApp app) {
		requireMatch(name + ".package-name", app.packageName(), PACKAGE,
				"the name of an Android package, like com.example.app");
		String fingerprints = name + ".sha256-cert-fingerprints";
		if (app.sha256CertFingerprints().isEmpty()) {
			throw new InvalidSettingException(fingerprints + " is not set");
		}
		app.sha256CertFingerprints()
			.forEach((fingerprint) -> requireMatch(fingerprints, fingerprint, FINGERPRINT,
					"the SHA-256 of a certificate, 32 bytes in hex with colons between, like 14:6D:E9:..."));
	}

	private static void requireMatch(String name, @Nullable String value, Pattern form, String description) {
		if (value == null || value.isEmpty()) {
			throw new InvalidSettingException(name + " is not set");
		}
		if (!form.matcher(value).matches()) {
			throw new InvalidSettingException("%s is not %s".formatted(name, description));
		}
	}

	private static <T> void requireDistinct(List<T> apps, Function<T, @Nullable String> id, String name) {
		Set<@Nullable String> seen = new HashSet<>();
		for (int i = 0; i < apps.size(); i++) {
			if (!seen.add(id.apply(apps.get(i)))) {
				throw new InvalidSettingException(name.formatted(i) + " is that of another app as well");
			}
		}
	}

	/**
	 * An app for iOS.
	 *
	 * @param appId the team's id and the bundle's, with a dot between
	 */
	record IosApp(@Nullable String appId) {
	}

	/**
	 * An app for Android.
	 *
	 * @param packageName the name of its package
	 * @param sha256CertFingerprints those of the certificates that it may be signed with
	 */
	record AndroidApp(@Nullable String packageName, @DefaultValue List<String> sha256CertFingerprints) {
	}

}
