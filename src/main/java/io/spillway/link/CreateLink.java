package io.spillway.link;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * A request to make a link, as it came in.
 *
 * @param target where it shall lead
 * @param kind {@code stored}, which is the default, or {@code sealed}
 * @param expiresAt when it shall expire (RFC 3339)
 * @param data any JSON
 * @param label a name for it
 * @param passQuery whether the query string of a click goes on to the target
 * @param targets where it shall lead on some platforms instead
 * @param appData whether an app that it opened is told its data
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record CreateLink(@Nullable String target, @Nullable String kind, @Nullable String expiresAt, @Nullable JsonNode data,
		@Nullable String label, @Nullable Boolean passQuery, @Nullable TargetsBody targets, @Nullable Boolean appData) {

	@Override
	public String toString() {
		return "CreateLink[kind=%s]".formatted(this.kind);
	}

}
