package io.spillway.revocation;

import java.nio.ByteBuffer;

import io.spillway.token.CampaignRecipient;
import io.spillway.token.TokenHash;
import org.jspecify.annotations.Nullable;

/**
 * What an entry of the deny list is about: a sealed link, told by the hash of its token;
 * a recipient of a campaign or a whole campaign, told by their numbers.
 *
 * @param kind which of them
 * @param high of a sealed link the first 8 of the bytes, otherwise the campaign
 * @param low of a sealed link the last 8 of the bytes, of a recipient its number
 */
public record Subject(Kind kind, long high, long low) {

	static Subject ofSealed(String token) {
		TokenHash hash = TokenHash.of(token);
		return new Subject(Kind.SEALED, hash.high(), hash.low());
	}

	/** All recipients of a campaign. */
	public static Subject ofCampaign(int campaign) {
		return new Subject(Kind.CAMPAIGN, campaign, 0);
	}

	/** One recipient of a campaign. */
	public static Subject ofRecipient(CampaignRecipient recipient) {
		return new Subject(Kind.RECIPIENT, recipient.campaign(), recipient.recipient());
	}

	/** The subject of a row, or null if this version does not know such rows. */
	static @Nullable Subject of(short number, ByteBuffer bytes) {
		for (Kind kind : Kind.values()) {
			if (kind.number == number && kind.numbers * Long.BYTES == bytes.remaining()) {
				return new Subject(kind, bytes.getLong(), (kind.numbers > 1) ? bytes.getLong() : 0);
			}
		}
		return null;
	}

	ByteBuffer toBytes() {
		ByteBuffer bytes = ByteBuffer.allocate(this.kind.numbers * Long.BYTES).putLong(this.high);
		return ((this.kind.numbers > 1) ? bytes.putLong(this.low) : bytes).flip();
	}

	/** The kinds of subject. */
	public enum Kind {

		SEALED(1, 2), RECIPIENT(2, 2), CAMPAIGN(3, 1);

		private final short number;

		/** How many numbers of 8 bytes tell a subject. */
		private final int numbers;

		Kind(int number, int numbers) {
			this.number = (short) number;
			this.numbers = numbers;
		}

		/** Which part of what is held has it, from 0 on: the numbers count from 1. */
		int part() {
			return this.number - 1;
		}

		/** What the database calls it. */
		short number() {
			return this.number;
		}

	}

}
