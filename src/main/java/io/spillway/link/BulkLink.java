package io.spillway.link;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * A line that asks for a link, as it came in.
 *
 * @param ref the caller's own name for the line
 * @param target see {@link CreateLink}, as for all the others
 */
record BulkLink(@Nullable String ref, @Nullable String target, @Nullable String kind, @Nullable String expiresAt,
		@Nullable JsonNode data, @Nullable String label, @Nullable Boolean passQuery) {

	CreateLink request() {
		return new CreateLink(this.target, this.kind, this.expiresAt, this.data, this.label, this.passQuery);
	}

	@Override
	public String toString() {
		return "BulkLink[kind=%s]".formatted(this.kind);
	}

}
