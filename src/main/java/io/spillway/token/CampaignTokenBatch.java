package io.spillway.token;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;

import javax.crypto.Cipher;
import javax.crypto.SecretKey;

/**
 * Seals tokens of many recipients of a campaign, as {@link CampaignTokens} does one by
 * one: a call of the cipher costs some times what a block does. For one thread at a time.
 */
public final class CampaignTokenBatch {

	/** How many tokens are sealed together. */
	static final int SIZE = 128;

	private static final byte[] ALPHABET = Base64Url.alphabet();

	private static final int BLOCK_BYTES = 16;

	private final long campaign;

	private final Cipher cipher;

	private final long[] recipients = new long[SIZE];

	/** The second half of each block stays zero. */
	private final ByteBuffer blocks = ByteBuffer.allocate(SIZE * BLOCK_BYTES);

	private final byte[] tokens = new byte[SIZE * BLOCK_BYTES];

	private int size;

	CampaignTokenBatch(int campaign, SecretKey key) {
		this.campaign = (long) campaign << CampaignRecipient.RECIPIENT_BITS;
		this.cipher = CampaignTokens.newCipher();
		try {
			this.cipher.init(Cipher.ENCRYPT_MODE, key);
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException("AES-256 does not work here", ex);
		}
	}

	/** Whether there is no room for another recipient. */
	public boolean isFull() {
		return this.size == SIZE;
	}

	/**
	 * Adds a recipient.
	 * @param recipient 0 .. 2^40-1
	 */
	public void add(long recipient) {
		if (recipient < 0 || recipient > CampaignRecipient.MAX_RECIPIENT) {
			throw new IllegalArgumentException("recipient is not within 0..2^40-1");
		}
		this.recipients[this.size] = recipient;
		this.blocks.putLong(this.size * BLOCK_BYTES, this.campaign | recipient);
		this.size++;
	}

	/** Seals a token for each recipient that was added. */
	public void seal() {
		try {
			this.cipher.doFinal(this.blocks.array(), 0, this.size * BLOCK_BYTES, this.tokens, 0);
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException("AES-256 does not work here", ex);
		}
	}

	/** How many recipients there are. */
	public int size() {
		return this.size;
	}

	/** A recipient, in the order in which they were added. */
	public long recipient(int index) {
		return this.recipients[index];
	}

	/**
	 * Writes a sealed token in ASCII.
	 * @param index which one
	 * @param to where to
	 * @param at the index of its first character
	 * @return the index behind its last character
	 */
	public int write(int index, byte[] to, int at) {
		byte[] from = this.tokens;
		int in = index * BLOCK_BYTES;
		int out = at;
		// Five times three bytes, and one more.
		for (int end = in + BLOCK_BYTES - 1; in < end; in += 3) {
			int bits = (from[in] & 0xff) << 16 | (from[in + 1] & 0xff) << 8 | (from[in + 2] & 0xff);
			to[out++] = ALPHABET[bits >>> 18];
			to[out++] = ALPHABET[bits >>> 12 & 0x3f];
			to[out++] = ALPHABET[bits >>> 6 & 0x3f];
			to[out++] = ALPHABET[bits & 0x3f];
		}
		int last = from[in] & 0xff;
		to[out++] = ALPHABET[last >>> 2];
		to[out++] = ALPHABET[last << 4 & 0x3f];
		return out;
	}

	/** Forgets all recipients. */
	public void clear() {
		this.size = 0;
	}

}
