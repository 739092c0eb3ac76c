package io.spillway.apps;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * The file by which devices with Android learn which apps open the links
 * (https://developers.google.com/digital-asset-links/v1/create-statement).
 */
final class AssetLinks {

	private static final String ALL_URLS = "delegate_permission/common.handle_all_urls";

	private AssetLinks() {
	}

	static byte[] of(List<AppsProperties.AndroidApp> apps) {
		ArrayNode statements = JsonNodeFactory.instance.arrayNode();
		for (AppsProperties.AndroidApp app : apps) {
			ObjectNode statement = statements.addObject();
			statement.putArray("relation").add(ALL_URLS);
			ObjectNode target = statement.putObject("target")
				.put("namespace", "android_app")
				.put("package_name", app.packageName());
			ArrayNode fingerprints = target.putArray("sha256_cert_fingerprints");
			// As the file has to have them.
			app.sha256CertFingerprints().forEach((print) -> fingerprints.add(print.toUpperCase(Locale.ROOT)));
		}
		return statements.toString().getBytes(StandardCharsets.UTF_8);
	}

}
