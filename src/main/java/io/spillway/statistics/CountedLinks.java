package io.spillway.statistics;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

import io.spillway.token.KeyRing;
import io.spillway.token.SealedTokens;
import io.spillway.token.TokenKind;

/** Says as what the clicks of a link are counted. */
class CountedLinks {

	/** How much of SHA-256 stands for a sealed link. */
	private static final int HASH_BYTES = 16;

	private final SealedTokens sealedTokens;

	CountedLinks(KeyRing ring) {
		this.sealedTokens = new SealedTokens(ring);
	}

	/**
	 * What is counted of a token, whatever the status of its link. Whether a stored link
	 * is there is for the database to say.
	 * @throws io.spillway.web.ProblemException if it is no token, or a forged one
	 */
	Counted of(String token) {
		TokenKind kind = TokenKind.of(token);
		byte[] ascii = token.getBytes(StandardCharsets.US_ASCII);
		if (kind == TokenKind.STORED) {
			return new Counted.OfLink(ByteBuffer.wrap(ascii), true);
		}
		if (kind == TokenKind.SEALED && this.sealedTokens.open(token) != null) {
			return new Counted.OfLink(ByteBuffer.wrap(sha256(ascii), 0, HASH_BYTES).slice(), false);
		}
		throw Counted.OfLink.unknownLink();
	}

	private static byte[] sha256(byte[] bytes) {
		try {
			return MessageDigest.getInstance("SHA-256").digest(bytes);
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("this runtime lacks SHA-256", ex);
		}
	}

}
