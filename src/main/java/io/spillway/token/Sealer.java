package io.spillway.token;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;

import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import org.jspecify.annotations.Nullable;

/**
 * Authenticated encryption for one {@link Purpose}: AES-256-GCM (NIST SP 800-38D) with a
 * random nonce of 96 bits and a tag of 128. A key must not seal more than 2^32 times.
 */
public final class Sealer {

	/** How many bytes a sealed text is longer than the plain one. */
	static final int OVERHEAD = Sealer.NONCE_BYTES + Sealer.TAG_BITS / 8;

	private static final int NONCE_BYTES = 12;

	private static final int TAG_BITS = 128;

	/** To find the algorithm takes longer than to open a token. */
	private static final ThreadLocal<Cipher> CIPHERS = ThreadLocal.withInitial(Sealer::newCipher);

	private final KeyRing ring;

	private final Purpose purpose;

	private final SecureRandom random = new SecureRandom();

	public Sealer(KeyRing ring, Purpose purpose) {
		this.ring = ring;
		this.purpose = purpose;
	}

	/** The id of the key that {@link #seal} uses. */
	public int keyId() {
		return this.ring.primary();
	}

	/** Whether the ring has a key of this id. */
	boolean knows(int keyId) {
		return this.ring.key(keyId, this.purpose) != null;
	}

	/**
	 * Seals with the primary key.
	 * @param plain what to seal
	 * @param associated what has to be the same when it is opened
	 * @return nonce, cipher text and tag
	 */
	public byte[] seal(byte[] plain, byte[] associated) {
		byte[] nonce = new byte[NONCE_BYTES];
		this.random.nextBytes(nonce);
		byte[] sealed = new byte[plain.length + OVERHEAD];
		System.arraycopy(nonce, 0, sealed, 0, NONCE_BYTES);
		try {
			cipher(Cipher.ENCRYPT_MODE, this.ring.primaryKey(this.purpose), nonce, 0, associated).doFinal(plain, 0,
					plain.length, sealed, NONCE_BYTES);
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException("AES-256-GCM does not work here", ex);
		}
		this.ring.seals().add(this.purpose);
		return sealed;
	}

	/**
	 * Opens what {@link #seal} returned.
	 * @param keyId the key that sealed it
	 * @param sealed an array that holds the sealed text from an offset to its end
	 * @param offset where the sealed text begins
	 * @param associated what was associated with it
	 * @return the plain text, or null if it is not authentic
	 * @throws UnreadableException if the ring lacks the key
	 */
	public byte @Nullable [] open(int keyId, byte[] sealed, int offset, byte[] associated) {
		SecretKey key = this.ring.key(keyId, this.purpose);
		if (key == null) {
			throw new UnreadableException("key %d is not in the ring".formatted(keyId));
		}
		if (sealed.length - offset < OVERHEAD) {
			return null;
		}
		try {
			int start = offset + NONCE_BYTES;
			return cipher(Cipher.DECRYPT_MODE, key, sealed, offset, associated).doFinal(sealed, start,
					sealed.length - start);
		}
		catch (AEADBadTagException _) {
			return null;
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException("AES-256-GCM does not work here", ex);
		}
	}

	private static Cipher newCipher() {
		try {
			return Cipher.getInstance("AES/GCM/NoPadding");
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException("this runtime lacks AES-GCM", ex);
		}
	}

	private static Cipher cipher(int mode, SecretKey key, byte[] nonce, int offset, byte[] associated)
			throws GeneralSecurityException {
		Cipher cipher = CIPHERS.get();
		cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce, offset, NONCE_BYTES));
		cipher.updateAAD(associated);
		return cipher;
	}

}
