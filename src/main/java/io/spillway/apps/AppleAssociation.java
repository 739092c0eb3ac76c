package io.spillway.apps;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * The file by which devices of Apple's learn which apps open the links
 * (https://developer.apple.com/documentation/xcode/supporting-associated-domains).
 */
final class AppleAssociation {

	/** Each of them could be a token by its length alone. */
	private static final List<String> EXCLUDED = List.of("/v1/*", "/openapi.yaml", "/.well-known/*");

	/**
	 * Of each kind of token; a question mark stands for one character, a star for any.
	 */
	private static final List<String> TOKENS = List.of("/" + "?".repeat(12), "/" + "?".repeat(22),
			"/" + "?".repeat(40) + "*");

	private AppleAssociation() {
	}

	/**
	 * The file.
	 * @param baseUrl what links begin with
	 */
	static byte[] of(List<AppsProperties.IosApp> apps, URI baseUrl) {
		ObjectNode root = JsonNodeFactory.instance.objectNode();
		ObjectNode details = root.putObject("applinks").putArray("details").addObject();
		ArrayNode ids = details.putArray("appIDs");
		apps.forEach((app) -> ids.add(app.appId()));
		ArrayNode components = details.putArray("components");
		// The first that matches decides.
		EXCLUDED.forEach((path) -> components.addObject().put("/", baseUrl.getRawPath() + path).put("exclude", true));
		TOKENS.forEach((path) -> components.addObject().put("/", baseUrl.getRawPath() + path));
		return root.toString().getBytes(StandardCharsets.UTF_8);
	}

}
