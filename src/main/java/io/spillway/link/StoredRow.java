package io.spillway.link;

import java.nio.ByteBuffer;
import java.util.Objects;

import io.r2dbc.spi.Readable;

/**
 * The row of a stored link, still sealed.
 *
 * @param token the link's token
 * @param keyId the entry of the key ring that sealed it
 * @param sealed what the link says
 * @param revoked whether the link was revoked
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record StoredRow(String token, int keyId, byte[] sealed, boolean revoked) {

	/** The columns that {@link #of} reads, in the order in which it does. */
	static final String COLUMNS = "token, key_id, sealed, revoked_at is not null";

	static StoredRow of(Readable row) {
		return new StoredRow(Objects.requireNonNull(row.get(0, String.class)),
				Objects.requireNonNull(row.get(1, Short.class)),
				bytes(Objects.requireNonNull(row.get(2, ByteBuffer.class))),
				Objects.requireNonNull(row.get(3, Boolean.class)));
	}

	private static byte[] bytes(ByteBuffer buffer) {
		byte[] bytes = new byte[buffer.remaining()];
		buffer.get(bytes);
		return bytes;
	}

	/** Names no token: whoever has it can follow the link. */
	@Override
	public String toString() {
		return "StoredRow[keyId=%d, revoked=%s]".formatted(this.keyId, this.revoked);
	}

}
