package io.spillway.apps;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.spillway.apps.AppsProperties.IosApp;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class AppleAssociationTests {

	private static final URI BASE = URI.create("https://go.example");

	@Test
	void namesAllApps() throws IOException {
		JsonNode ids = details(BASE).path("appIDs");
		assertThat(ids).extracting(JsonNode::textValue).containsExactly("TEAMID1234.a", "TEAMID1234.b");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/LHqFhMEOxWj2", "/AAECAwQFBgcICQoLDA0ODw",
			"/AWVOLIfXggy-sbW1UM3tTyQL1SyIjHctjmvKf2yn_aaaaaaaaaa" })
	void appsOpenLinks(String path) throws IOException {
		assertThat(opens(BASE, path)).isTrue();
		assertThat(opens(URI.create("https://example.com/l"), "/l" + path)).isTrue();
	}

	@Test
	void appsOpenTheShortestAndTheLongestSealedLink() throws IOException {
		assertThat(opens(BASE, "/" + "a".repeat(39))).isFalse();
		assertThat(opens(BASE, "/" + "a".repeat(40))).isTrue();
		assertThat(opens(BASE, "/" + "a".repeat(2000))).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "/", "/openapi.yaml", "/robots.txt", "/favicon.ico", "/v1/links", "/v1/links/abc",
			"/v1/campaigns/42/denie", "/v1/campaigns/16777215/denied/1099511627775",
			"/.well-known/apple-app-site-association", "/.well-known/assetlinks.json" })
	void appsOpenNothingElse(String path) throws IOException {
		assertThat(opens(BASE, path)).isFalse();
		assertThat(opens(URI.create("https://example.com/l"), "/l" + path)).isFalse();
	}

	@Test
	void appsOpenOnlyWhatIsBelowTheBaseUrl() throws IOException {
		assertThat(opens(URI.create("https://example.com/l"), "/LHqFhMEOxWj2")).isFalse();
	}

	/** As Apple documents it: the first component that matches decides. */
	private static boolean opens(URI baseUrl, String path) throws IOException {
		return StreamSupport.stream(details(baseUrl).path("components").spliterator(), false)
			.filter((component) -> pattern(component.path("/").textValue()).matcher(path).matches())
			.findFirst()
			.map((component) -> !component.path("exclude").booleanValue())
			.orElse(false);
	}

	private static Pattern pattern(String component) {
		return Pattern.compile(Pattern.quote(component).replace("?", "\\E.\\Q").replace("*", "\\E.*\\Q"));
	}

	private static JsonNode details(URI baseUrl) throws IOException {
		List<IosApp> apps = List.of(new IosApp("TEAMID1234.a"), new IosApp("TEAMID1234.b"));
		JsonNode details = new JsonMapper().readTree(AppleAssociation.of(apps, baseUrl)).at("/applinks/details");
		assertThat(details).hasSize(1);
		return details.path(0);
	}

}
