package io.spillway.recording;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

import io.spillway.token.CampaignRecipient;
import io.spillway.token.TokenHash;

/**
 * The link that a click was on. A sealed link is told by the first 16 bytes of SHA-256 of
 * its token: whoever reads the records cannot open it.
 *
 * @param kind its kind
 * @param high of a campaign's link the campaign; otherwise the first 8 bytes that tell it
 * @param low of a campaign's link the recipient; otherwise the bytes that follow: 4 of
 * the 12 ASCII characters of a stored link's token, or 8
 */
public record ClickedLink(Kind kind, long high, long low) {

	/** A link with a row. */
	public static ClickedLink stored(String token) {
		ByteBuffer bytes = ByteBuffer.wrap(token.getBytes(StandardCharsets.ISO_8859_1));
		return new ClickedLink(Kind.STORED, bytes.getLong(), Integer.toUnsignedLong(bytes.getInt()));
	}

	/** A link that holds all it needs. */
	public static ClickedLink sealed(String token) {
		TokenHash hash = TokenHash.of(token);
		return new ClickedLink(Kind.SEALED, hash.high(), hash.low());
	}

	/** The link of a campaign's recipient. */
	public static ClickedLink campaign(CampaignRecipient recipient) {
		return new ClickedLink(Kind.CAMPAIGN, recipient.campaign(), recipient.recipient());
	}

	/** Names no link: whoever has a token can follow it. */
	@Override
	public String toString() {
		return "ClickedLink[kind=%s]".formatted(this.kind);
	}

	/** The kinds of link, with the numbers that stand for them in the database. */
	public enum Kind {

		STORED(1), SEALED(2), CAMPAIGN(3);

		private static final Kind[] ALL = values();

		private final short number;

		Kind(int number) {
			this.number = (short) number;
		}

		/** The kind with a number, or an {@link ArrayIndexOutOfBoundsException}. */
		static Kind of(int number) {
			return ALL[number - 1];
		}

		short number() {
			return this.number;
		}

	}

}
