package io.spillway.link;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

import io.spillway.database.Nullables;
import io.spillway.token.KeyRing;
import io.spillway.token.LinkPayload;
import io.spillway.token.LinkPayloadCodec;
import io.spillway.token.Purpose;
import io.spillway.token.Sealer;
import io.spillway.token.UnreadableException;
import reactor.core.publisher.Mono;

import org.springframework.r2dbc.core.DatabaseClient;

/** Stored links in the database. */
class StoredLinks {

	private final DatabaseClient database;

	private final Sealer sealer;

	StoredLinks(DatabaseClient database, KeyRing ring) {
		this.database = database;
		this.sealer = new Sealer(ring, Purpose.STORED_LINK);
	}

	/** Adds a link within the current transaction; false if its token is taken. */
	Mono<Boolean> insert(String token, LinkPayload payload) {
		return Mono.defer(() -> this.database.sql("""
				insert into link (token, key_id, sealed, created_at, expires_at)
				values (:token, :key, :sealed, :createdAt, :expiresAt) on conflict (token) do nothing
				""")
			.bind("token", token)
			.bind("key", (short) this.sealer.keyId())
			.bind("sealed", ByteBuffer.wrap(seal(token, payload)))
			.bind("createdAt", payload.createdAt())
			.bind("expiresAt", Nullables.instant(payload.expiresAt()))
			.fetch()
			.rowsUpdated()
			.map((rows) -> rows == 1));
	}

	Mono<Link> find(String token) {
		return this.database.sql("select %s from link where token = :token".formatted(StoredRow.COLUMNS))
			.bind("token", token)
			.map(StoredRow::of)
			.one()
			.map(this::open);
	}

	/** Revokes a link; false if there is none. */
	Mono<Boolean> revoke(String token) {
		return this.database.sql("update link set revoked_at = coalesce(revoked_at, now()) where token = :token")
			.bind("token", token)
			.fetch()
			.rowsUpdated()
			.map((rows) -> rows == 1);
	}

	/**
	 * Opens a row.
	 * @throws UnreadableException if it cannot be opened
	 */
	Link open(StoredRow row) {
		return new Link(row.token(), LinkKind.STORED, LinkPayloadCodec.decode(openPayload(row)), row.revoked());
	}

	byte[] openPayload(StoredRow row) {
		byte[] payload = this.sealer.open(row.keyId(), row.sealed(), 0, associated(row.token()));
		if (payload == null) {
			throw new UnreadableException("a stored link is not authentic");
		}
		return payload;
	}

	/** The entry of the key ring that {@link #seal} uses. */
	int keyId() {
		return this.sealer.keyId();
	}

	/** A row for a link, sealed once: to insert it twice is to insert it once. */
	NewRow newRow(String token, LinkPayload payload) {
		return new NewRow(token, seal(token, payload), payload);
	}

	byte[] seal(String token, LinkPayload payload) {
		return seal(token, LinkPayloadCodec.encode(payload));
	}

	byte[] seal(String token, byte[] payload) {
		return this.sealer.seal(payload, associated(token));
	}

	private static byte[] associated(String token) {
		return token.getBytes(StandardCharsets.US_ASCII);
	}

}
