package io.spillway.link;

import java.time.Instant;

import io.spillway.token.KeyRing;
import io.spillway.token.LinkPayload;
import io.spillway.token.SealedTokens;
import io.spillway.token.StoredTokens;

import org.springframework.context.ApplicationContext;

/** Makes links that have expired already, which the API would refuse to. */
public final class ExpiredLinks {

	private static final Instant LONG_AGO = Instant.parse("2020-01-01T00:00:00Z");

	private static final LinkPayload PAYLOAD = new LinkPayload(LONG_AGO, LONG_AGO.plusMillis(1),
			"https://example.com/over", null, null, false);

	private ExpiredLinks() {
	}

	/** Makes one and returns its token. */
	public static String make(ApplicationContext context, LinkKind kind) {
		return switch (kind) {
			case STORED -> store(context.getBean(StoredLinks.class));
			case SEALED -> new SealedTokens(context.getBean(KeyRing.class)).seal(PAYLOAD);
		};
	}

	private static String store(StoredLinks links) {
		String token = new StoredTokens().next();
		links.insert(token, PAYLOAD).block();
		return token;
	}

}
