package io.spillway.token;

import org.jspecify.annotations.Nullable;

/**
 * Tokens that hold their whole link: base64url of the key's id (1 byte) and the sealed
 * {@link LinkPayload}, the key's id as associated data.
 */
public final class SealedTokens {

	/** The longest token in characters; URLs beyond it stop working in some clients. */
	static final int MAX_LENGTH = 2000;

	static final int MIN_LENGTH = 40;

	private final Sealer sealer;

	public SealedTokens(KeyRing ring) {
		this.sealer = new Sealer(ring, Purpose.SEALED_TOKEN);
	}

	/**
	 * The token of a link.
	 * @throws TokenTooLongException if it would have more than 2,000 characters
	 * @throws IllegalArgumentException if {@link LinkPayloadCodec} cannot write it
	 */
	public String seal(LinkPayload payload) {
		byte keyId = (byte) this.sealer.keyId();
		byte[] sealed = this.sealer.seal(LinkPayloadCodec.encode(payload), new byte[] { keyId });
		byte[] bytes = new byte[1 + sealed.length];
		bytes[0] = keyId;
		System.arraycopy(sealed, 0, bytes, 1, sealed.length);
		String token = Base64Url.encode(bytes);
		if (token.length() > MAX_LENGTH) {
			throw new TokenTooLongException(token.length());
		}
		return token;
	}

	/**
	 * The link of a token, or null if the token is forged or its key is not in the ring.
	 * @throws UnreadableException if a newer version made it
	 */
	public @Nullable LinkPayload open(String token) {
		if (token.length() < MIN_LENGTH || token.length() > MAX_LENGTH) {
			return null;
		}
		byte[] bytes = Base64Url.decode(token);
		if (bytes == null || !this.sealer.knows(bytes[0] & 0xff)) {
			return null;
		}
		byte[] payload = this.sealer.open(bytes[0] & 0xff, bytes, 1, new byte[] { bytes[0] });
		return (payload != null) ? LinkPayloadCodec.decode(payload) : null;
	}

}
