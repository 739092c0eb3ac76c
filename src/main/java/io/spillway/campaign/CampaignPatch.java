package io.spillway.campaign;

import java.util.HashSet;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.spillway.link.TargetsBody;
import org.jspecify.annotations.Nullable;

/**
 * A change of a campaign, as a JSON merge patch says it (RFC 7396).
 *
 * @param given the names of the fields that it changes, like {@code targets/ios}
 * @param values their new values, null for a field that is to be removed
 */
record CampaignPatch(Set<String> given, CampaignRequest values) {

	static final String IOS = "targets/ios";

	static final String ANDROID = "targets/android";

	private static final TargetsBody NO_TARGETS = new TargetsBody(null, null);

	/** The names of the fields that a merge patch changes. */
	static Set<String> given(ObjectNode patch) {
		Set<String> given = new HashSet<>();
		patch.fieldNames().forEachRemaining(given::add);
		JsonNode targets = patch.path("targets");
		targets.fieldNames().forEachRemaining((name) -> given.add("targets/" + name));
		if (targets.isNull()) {
			// To remove the object is to remove what is in it.
			given.addAll(Set.of(IOS, ANDROID));
		}
		return given;
	}

	/** What the campaign shall be then, without the times that stay as they are. */
	CampaignRequest of(CampaignFields old) {
		Fallback fallback = old.fallback();
		return new CampaignRequest(given("name", this.values.name(), old.name()),
				given("target", this.values.target(), old.target().text()), this.values.startsAt(),
				this.values.endsAt(),
				given("fallback", this.values.fallback(), (fallback != null) ? fallback.url() : null),
				targets(old.targets().texts()), given("appData", this.values.appData(), old.appData()));
	}

	private @Nullable TargetsBody targets(@Nullable TargetsBody old) {
		TargetsBody before = (old != null) ? old : NO_TARGETS;
		TargetsBody after = (this.values.targets() != null) ? this.values.targets() : NO_TARGETS;
		return TargetsBody.of(given(IOS, after.ios(), before.ios()), given(ANDROID, after.android(), before.android()));
	}

	private <T> @Nullable T given(String name, @Nullable T value, @Nullable T old) {
		return this.given.contains(name) ? value : old;
	}

}
