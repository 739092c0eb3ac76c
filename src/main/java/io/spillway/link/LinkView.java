package io.spillway.link;

import java.net.URI;
import java.time.Instant;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import io.spillway.token.LinkPayload;
import org.jspecify.annotations.Nullable;

/** A link as the API shows it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record LinkView(String token, URI url, LinkKind kind, LinkStatus status, String target, @Nullable TargetsBody targets,
		Instant createdAt, @Nullable Instant expiresAt, @Nullable String label, @JsonRawValue @Nullable String data,
		@Nullable Boolean passQuery, @Nullable Boolean appData) {

	static LinkView of(Link link, URI url, Instant now) {
		LinkPayload payload = link.payload();
		return new LinkView(link.token(), url, link.kind(), link.status(now), payload.target(),
				TargetsBody.of(payload.targets()), payload.createdAt(), payload.expiresAt(), payload.label(),
				payload.data(), payload.passQuery() ? true : null, payload.appData() ? true : null);
	}

	@Override
	public String toString() {
		return "LinkView[kind=%s, status=%s]".formatted(this.kind, this.status);
	}

}
