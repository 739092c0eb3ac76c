package io.spillway.idempotency;

import io.spillway.database.MigratedDatabase;
import io.spillway.token.KeyRing;

/** Makes what does parts of requests once. */
public final class Parts {

	private Parts() {
	}

	/** As the service makes it. */
	public static IdempotentParts of(MigratedDatabase database, KeyRing ring) {
		return new IdempotentParts(new SavedAnswers(database.client()), database.transaction(), ring);
	}

}
