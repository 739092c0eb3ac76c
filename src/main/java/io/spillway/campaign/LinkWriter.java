package io.spillway.campaign;

import io.spillway.bulk.AnswerChunk;
import io.spillway.bulk.LineOutcome;
import io.spillway.token.CampaignTokenBatch;
import io.spillway.web.Problem;

/** Writes the links of recipients, some of them together. */
final class LinkWriter {

	/** What the digits of the longest number take. */
	private static final int DIGITS = 13;

	private static final int TOKEN = 22;

	private final CampaignTokenBatch tokens;

	private final LinkFormat format;

	private final byte[] beforeRecipient;

	private final byte[] beforeToken;

	private final byte[] behindToken;

	private final int longest;

	LinkWriter(CampaignTokenBatch tokens, LinkFormat format) {
		this.tokens = tokens;
		this.format = format;
		this.beforeRecipient = format.beforeRecipient();
		this.beforeToken = format.beforeToken();
		this.behindToken = format.behindToken();
		this.longest = this.beforeRecipient.length + DIGITS + this.beforeToken.length + TOKEN + this.behindToken.length;
	}

	void begin(AnswerChunk chunk) {
		chunk.add(this.format.head());
	}

	/** Writes a link, at the latest when it is flushed. */
	void add(long recipient, AnswerChunk chunk) {
		this.tokens.add(recipient);
		if (this.tokens.isFull()) {
			flush(chunk);
		}
	}

	/** Says what is wrong with a line, behind all links that were added. */
	void addError(long line, Problem problem, AnswerChunk chunk) {
		flush(chunk);
		chunk.add(this.format.error(line, problem), LineOutcome.of(problem));
	}

	/** Writes all links that were added. */
	void flush(AnswerChunk chunk) {
		int count = this.tokens.size();
		if (count == 0) {
			return;
		}
		this.tokens.seal();
		byte[] to = chunk.room(count * this.longest);
		int at = chunk.size();
		for (int i = 0; i < count; i++) {
			at = append(this.beforeRecipient, to, at);
			at = Decimals.write(this.tokens.recipient(i), to, at);
			at = append(this.beforeToken, to, at);
			at = this.tokens.write(i, to, at);
			at = append(this.behindToken, to, at);
		}
		chunk.writtenTo(at);
		chunk.countAnswered(count);
		this.tokens.clear();
	}

	private static int append(byte[] text, byte[] to, int at) {
		System.arraycopy(text, 0, to, at, text.length);
		return at + text.length;
	}

}
