package io.spillway.token;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;

import javax.crypto.Mac;
import javax.crypto.SecretKey;

/**
 * Tells whether two requests are the same without keeping them: HMAC-SHA256 (RFC 2104).
 */
public final class RequestMac {

	private final KeyRing ring;

	public RequestMac(KeyRing ring) {
		this.ring = ring;
	}

	/** The MAC of a request by the primary key. */
	public byte[] of(byte[] request) {
		return mac(this.ring.primaryKey(Purpose.IDEMPOTENT_REQUEST), request);
	}

	/**
	 * Whether a MAC is of a request.
	 * @throws UnreadableException if the ring lacks the key that made the MAC
	 */
	public boolean matches(int keyId, byte[] mac, byte[] request) {
		SecretKey key = this.ring.key(keyId, Purpose.IDEMPOTENT_REQUEST);
		if (key == null) {
			throw new UnreadableException("key %d is not in the ring".formatted(keyId));
		}
		return MessageDigest.isEqual(mac, mac(key, request));
	}

	private static byte[] mac(SecretKey key, byte[] request) {
		try {
			Mac mac = Mac.getInstance("HmacSHA256");
			mac.init(key);
			return mac.doFinal(request);
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException("HMAC-SHA256 does not work here", ex);
		}
	}

}
