package io.spillway.link;

import java.net.URI;
import java.time.Instant;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import org.jspecify.annotations.Nullable;

/** A link as the API shows it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record LinkView(String token, URI url, LinkKind kind, LinkStatus status, String target, Instant createdAt,
		@Nullable Instant expiresAt, @Nullable String label, @JsonRawValue @Nullable String data,
		@Nullable Boolean passQuery) {

	static LinkView of(Link link, URI url, Instant now) {
		return new LinkView(link.token(), url, link.kind(), link.status(now), link.payload().target(),
				link.payload().createdAt(), link.payload().expiresAt(), link.payload().label(), link.payload().data(),
				link.payload().passQuery() ? true : null);
	}

	@Override
	public String toString() {
		return "LinkView[kind=%s, status=%s]".formatted(this.kind, this.status);
	}

}
