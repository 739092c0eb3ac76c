package io.spillway.link;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

import io.r2dbc.spi.Readable;
import io.spillway.database.Nullables;
import io.spillway.token.KeyRing;
import io.spillway.token.LinkPayload;
import io.spillway.token.LinkPayloadCodec;
import io.spillway.token.Purpose;
import io.spillway.token.Sealer;
import io.spillway.token.UnreadableException;
import org.jspecify.annotations.Nullable;
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

	/** Adds a link; false if its token is taken. */
	Mono<Boolean> insert(String token, LinkPayload payload) {
		return Mono.defer(() -> this.database.sql("""
				insert into link (token, key_id, sealed, created_at, expires_at)
				values (:token, :key, :sealed, :createdAt, :expiresAt) on conflict (token) do nothing
				""")
			.bind("token", token)
			.bind("key", (short) this.sealer.keyId())
			.bind("sealed", ByteBuffer.wrap(seal(token, LinkPayloadCodec.encode(payload))))
			.bind("createdAt", payload.createdAt())
			.bind("expiresAt", Nullables.instant(payload.expiresAt()))
			.fetch()
			.rowsUpdated()
			.map((rows) -> rows == 1));
	}

	Mono<Link> find(String token) {
		return this.database.sql("select key_id, sealed, revoked_at from link where token = :token")
			.bind("token", token)
			.map((row) -> link(token, row))
			.one();
	}

	/** Revokes a link; false if there is none. */
	Mono<Boolean> revoke(String token) {
		return this.database.sql("update link set revoked_at = coalesce(revoked_at, now()) where token = :token")
			.bind("token", token)
			.fetch()
			.rowsUpdated()
			.map((rows) -> rows == 1);
	}

	private Link link(String token, Readable row) {
		byte[] payload = open(token, row);
		return new Link(token, LinkKind.STORED, LinkPayloadCodec.decode(payload),
				row.get("revoked_at", Instant.class) != null);
	}

	byte[] seal(String token, byte[] payload) {
		return this.sealer.seal(payload, associated(token));
	}

	/**
	 * Opens a row with key_id and sealed.
	 * @throws UnreadableException if it cannot be opened
	 */
	byte[] open(String token, Readable row) {
		byte[] sealed = bytes(row.get("sealed", ByteBuffer.class));
		Short keyId = row.get("key_id", Short.class);
		byte[] payload = this.sealer.open((keyId != null) ? keyId : 0, sealed, 0, associated(token));
		if (payload == null) {
			throw new UnreadableException("a stored link is not authentic");
		}
		return payload;
	}

	private static byte[] associated(String token) {
		return token.getBytes(StandardCharsets.US_ASCII);
	}

	private static byte[] bytes(@Nullable ByteBuffer buffer) {
		byte[] bytes = new byte[(buffer != null) ? buffer.remaining() : 0];
		if (buffer != null) {
			buffer.get(bytes);
		}
		return bytes;
	}

}
