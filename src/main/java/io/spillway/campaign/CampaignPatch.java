package io.spillway.campaign;

import java.time.Instant;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * A change of a campaign, as a JSON merge patch says it (RFC 7396).
 *
 * @param given the names of the fields that it changes
 * @param values their new values, null for a field that is to be removed
 */
record CampaignPatch(Set<String> given, CampaignRequest values) {

	/** What the campaign shall be then. */
	CampaignRequest of(CampaignFields old) {
		Fallback fallback = old.fallback();
		return new CampaignRequest(given("name", this.values.name(), old.name()),
				given("target", this.values.target(), old.target().text()),
				given("startsAt", this.values.startsAt(), text(old.startsAt())),
				given("endsAt", this.values.endsAt(), text(old.endsAt())),
				given("fallback", this.values.fallback(), (fallback != null) ? fallback.url() : null));
	}

	private @Nullable String given(String name, @Nullable String value, @Nullable String old) {
		return this.given.contains(name) ? value : old;
	}

	private static @Nullable String text(@Nullable Instant time) {
		return (time != null) ? time.toString() : null;
	}

}
