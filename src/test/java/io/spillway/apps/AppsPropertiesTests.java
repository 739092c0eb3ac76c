package io.spillway.apps;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import io.spillway.apps.AppsProperties.AndroidApp;
import io.spillway.apps.AppsProperties.IosApp;
import io.spillway.startup.InvalidSettingException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EmptySource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class AppsPropertiesTests {

	private static final String PRINT = "14:6D:E9:83:C5:73:06:50:D8:EE:B9:95:2F:34:FC:64:16:A0:83:42:E6:1D:BE:A8:8A:04:96:B2:3F:CF:44:E5";

	private static final String OTHER_PRINT = PRINT.replace("14:", "ab:");

	@Test
	void thereAreNoAppsUnlessToldSo() {
		assertThat(bind(Map.of())).isEqualTo(new AppsProperties(List.of(), List.of()));
	}

	@Test
	void environmentVariablesNameThem() {
		assertThat(bind(Map.of("SPILLWAY_APPS_IOS_0_APPID", "TEAMID1234.com.example.app", "SPILLWAY_APPS_IOS_1_APPID",
				"TEAMID1234.com.example.other", "SPILLWAY_APPS_ANDROID_0_PACKAGENAME", "com.example.app",
				"SPILLWAY_APPS_ANDROID_0_SHA256CERTFINGERPRINTS", PRINT + "," + OTHER_PRINT)))
			.isEqualTo(new AppsProperties(
					List.of(new IosApp("TEAMID1234.com.example.app"), new IosApp("TEAMID1234.com.example.other")),
					List.of(new AndroidApp("com.example.app", List.of(PRINT, OTHER_PRINT)))));
	}

	@Test
	void environmentVariablesWithUnderscoresForDashesDoAsWell() {
		assertThat(bind(Map.of("SPILLWAY_APPS_IOS_0_APP_ID", "TEAMID1234.com.example.app",
				"SPILLWAY_APPS_ANDROID_0_PACKAGE_NAME", "com.example.app",
				"SPILLWAY_APPS_ANDROID_0_SHA256_CERT_FINGERPRINTS", PRINT)))
			.isEqualTo(new AppsProperties(List.of(new IosApp("TEAMID1234.com.example.app")),
					List.of(new AndroidApp("com.example.app", List.of(PRINT)))));
	}

	@ParameterizedTest
	@ValueSource(strings = { "TEAMID1234.com.example.app", "0123456789.app", "ABCDEFGHIJ.com.Example-2.a.b" })
	void anAppIdHasATeamAndABundle(String id) {
		assertThat(ios(id).ios()).containsExactly(new IosApp(id));
	}

	@ParameterizedTest
	@ValueSource(strings = { "com.example.app", "TEAMID123.com.example.app", "TEAMID12345.com.example.app",
			"teamid1234.com.example.app", "TEAMID1234", "TEAMID1234.", "TEAMID1234.com..app", "TEAMID1234.com.example.",
			"TEAMID1234.com_example", "TEAMID1234.com.example.*", " TEAMID1234.com.example.app" })
	void anotherAppIdIsRefused(String id) {
		assertRefused(() -> ios("TEAMID1234.com.example.app", id),
				"spillway.apps.ios[1].app-id is not a team id of 10 upper-case letters and digits, a dot and a bundle id, "
						+ "like TEAMID1234.com.example.app");
	}

	@ParameterizedTest
	@NullSource
	@EmptySource
	void anAppHasAnId(@Nullable String id) {
		assertRefused(() -> new AppsProperties(List.of(new IosApp(id)), List.of()),
				"spillway.apps.ios[0].app-id is not set");
		assertRefused(() -> android(id, PRINT), "spillway.apps.android[0].package-name is not set");
	}

	@Test
	void anAppIsNamedOnce() {
		assertRefused(() -> ios("TEAMID1234.a", "TEAMID1234.b", "TEAMID1234.a"),
				"spillway.apps.ios[2].app-id is that of another app as well");
		AndroidApp app = new AndroidApp("com.example", List.of(PRINT));
		assertRefused(() -> new AppsProperties(List.of(), List.of(app, app)),
				"spillway.apps.android[1].package-name is that of another app as well");
	}

	@ParameterizedTest
	@ValueSource(strings = { "com.example", "com.example.App_2", "a.b" })
	void aPackageHasTwoPartsAtLeast(String name) {
		assertThat(android(name, PRINT).android()).extracting(AndroidApp::packageName).containsExactly(name);
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "example", "com.", ".com", "com.2example", "com..example", "com.exa-mple", "com.example " })
	void anotherPackageIsRefused(String name) {
		assertRefused(() -> android(name, PRINT),
				"spillway.apps.android[0].package-name is not the name of an Android package, like com.example.app");
	}

	@Test
	void anAndroidAppHasAFingerprint() {
		assertRefused(() -> android("com.example"), "spillway.apps.android[0].sha256-cert-fingerprints is not set");
		assertRefused(() -> android("com.example", ""), "spillway.apps.android[0].sha256-cert-fingerprints is not set");
	}

	@Test
	void aFingerprintHas32BytesInHex() {
		for (String wrong : new String[] { PRINT.substring(3), PRINT + ":00", PRINT.replace(":", ""),
				PRINT.replace('E', 'G'), PRINT + ":", PRINT.replace(':', ' ') }) {
			assertRefused(() -> android("com.example", PRINT, wrong),
					"spillway.apps.android[0].sha256-cert-fingerprints is not the SHA-256 of a certificate, 32 bytes in hex "
							+ "with colons between, like 14:6D:E9:...");
		}
		assertThat(android("com.example", PRINT.toLowerCase(Locale.ROOT)).android()).hasSize(1);
	}

	private static AppsProperties ios(String... ids) {
		return new AppsProperties(Arrays.stream(ids).map(IosApp::new).toList(), List.of());
	}

	private static AppsProperties android(@Nullable String name, String... prints) {
		return new AppsProperties(List.of(), List.of(new AndroidApp(name, List.of(prints))));
	}

	private static AppsProperties bind(Map<String, Object> variables) {
		return new Binder(ConfigurationPropertySources.from(new SystemEnvironmentPropertySource(
				StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, variables)))
			.bindOrCreate("spillway.apps", AppsProperties.class);
	}

	private static void assertRefused(ThrowingCallable settings, String sentence) {
		assertThatExceptionOfType(InvalidSettingException.class).isThrownBy(settings).withMessage(sentence);
	}

}
