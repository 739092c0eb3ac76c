package io.spillway.token;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;

import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import org.jspecify.annotations.Nullable;

/**
 * Tokens of campaign links: base64url of one AES-256 block over campaign (24 bits),
 * recipient (40 bits) and 64 zero bits. The zero bits are the check
 * (encode-then-encipher, Bellare and Rogaway 2000): a forgery succeeds with 2^-64. The
 * same recipient always has the same token.
 */
public final class CampaignTokens {

	static final int LENGTH = 22;

	private static final int BLOCK_BYTES = 16;

	/** To find the algorithm takes longer than to open a token. */
	private static final ThreadLocal<Cipher> CIPHERS = ThreadLocal.withInitial(CampaignTokens::newCipher);

	private final KeyRing ring;

	public CampaignTokens(KeyRing ring) {
		this.ring = ring;
	}

	/** The token of a recipient, by the primary key. */
	public String seal(CampaignRecipient recipient) {
		long number = (long) recipient.campaign() << CampaignRecipient.RECIPIENT_BITS | recipient.recipient();
		byte[] block = ByteBuffer.allocate(BLOCK_BYTES).putLong(number).putLong(0).array();
		return Base64Url.encode(encipher(Cipher.ENCRYPT_MODE, this.ring.primaryKey(Purpose.CAMPAIGN_TOKEN), block));
	}

	/**
	 * Tokens of many recipients of a campaign, by the primary key.
	 * @param campaign 0 .. 2^24-1
	 */
	public CampaignTokenBatch batch(int campaign) {
		return new CampaignTokenBatch(new CampaignRecipient(campaign, 0).campaign(),
				this.ring.primaryKey(Purpose.CAMPAIGN_TOKEN));
	}

	/** Whom a token was made for, or null if no key of the ring made it. */
	public @Nullable CampaignRecipient open(String token) {
		byte[] bytes = (token.length() == LENGTH) ? Base64Url.decode(token) : null;
		if (bytes == null) {
			return null;
		}
		for (int id : this.ring.ids()) {
			SecretKey key = this.ring.key(id, Purpose.CAMPAIGN_TOKEN);
			CampaignRecipient recipient = (key != null) ? open(key, bytes) : null;
			if (recipient != null) {
				return recipient;
			}
		}
		return null;
	}

	private static @Nullable CampaignRecipient open(SecretKey key, byte[] bytes) {
		ByteBuffer block = ByteBuffer.wrap(encipher(Cipher.DECRYPT_MODE, key, bytes));
		long number = block.getLong();
		if (block.getLong() != 0) {
			return null;
		}
		return new CampaignRecipient((int) (number >>> CampaignRecipient.RECIPIENT_BITS),
				number & CampaignRecipient.MAX_RECIPIENT);
	}

	static Cipher newCipher() {
		try {
			// A single block: there is nothing for a mode of operation to chain.
			return Cipher.getInstance("AES/ECB/NoPadding");
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException("this runtime lacks AES", ex);
		}
	}

	private static byte[] encipher(int mode, SecretKey key, byte[] block) {
		try {
			Cipher cipher = CIPHERS.get();
			cipher.init(mode, key);
			return cipher.doFinal(block);
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException("AES-256 does not work here", ex);
		}
	}

}
