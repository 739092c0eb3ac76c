package io.spillway.click;

import io.spillway.development.TestDatabase;
import io.spillway.token.StoredTokens;

/** Makes links whose key is not in the ring, as after a key was taken out too early. */
public final class UnreadableLinks {

	private UnreadableLinks() {
	}

	/** Makes one and returns its token. */
	public static String make(TestDatabase database) {
		String token = new StoredTokens().next();
		database.execute(
				"insert into link (token, key_id, sealed, created_at) values ('%s', 200, '', now())".formatted(token));
		return token;
	}

}
