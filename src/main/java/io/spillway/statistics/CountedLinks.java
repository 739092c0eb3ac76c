package io.spillway.statistics;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

import io.spillway.token.KeyRing;
import io.spillway.token.SealedTokens;
import io.spillway.token.TokenHash;
import io.spillway.token.TokenKind;

/** Says as what the clicks of a link are counted. */
class CountedLinks {

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
		if (kind == TokenKind.STORED) {
			return new Counted.OfLink(ByteBuffer.wrap(token.getBytes(StandardCharsets.US_ASCII)), true);
		}
		if (kind == TokenKind.SEALED && this.sealedTokens.open(token) != null) {
			return new Counted.OfLink(TokenHash.of(token).toBytes(), false);
		}
		throw Counted.OfLink.unknownLink();
	}

}
