package io.spillway.token;

import java.util.stream.LongStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class CampaignTokenBatchTests {

	private final CampaignTokens tokens = new CampaignTokens(Rings.of(1));

	@ParameterizedTest
	@ValueSource(ints = { 0, 7, CampaignRecipient.MAX_CAMPAIGN })
	void tokensAreTheSameAsOneByOne(int campaign) {
		CampaignTokenBatch batch = this.tokens.batch(campaign);
		for (long first : new long[] { 0, 128, CampaignRecipient.MAX_RECIPIENT - 127 }) {
			LongStream.range(first, first + CampaignTokenBatch.SIZE).forEach(batch::add);
			assertThat(batch.isFull()).isTrue();
			batch.seal();
			for (int i = 0; i < batch.size(); i++) {
				assertThat(batch.recipient(i)).isEqualTo(first + i);
				assertThat(token(batch, i)).isEqualTo(this.tokens.seal(new CampaignRecipient(campaign, first + i)));
			}
			batch.clear();
		}
	}

	@Test
	void aBatchThatIsNotFullIsSealedToo() {
		CampaignTokenBatch batch = this.tokens.batch(1);
		batch.add(5);
		assertThat(batch.isFull()).isFalse();
		batch.seal();
		assertThat(token(batch, 0)).isEqualTo(this.tokens.seal(new CampaignRecipient(1, 5)));
	}

	@ParameterizedTest
	@ValueSource(longs = { -1, CampaignRecipient.MAX_RECIPIENT + 1 })
	void whatIsNoRecipientIsRefused(long recipient) {
		assertThatIllegalArgumentException().isThrownBy(() -> this.tokens.batch(1).add(recipient));
	}

	@ParameterizedTest
	@ValueSource(ints = { -1, CampaignRecipient.MAX_CAMPAIGN + 1 })
	void whatIsNoCampaignIsRefused(int campaign) {
		assertThatIllegalArgumentException().isThrownBy(() -> this.tokens.batch(campaign));
	}

	private static String token(CampaignTokenBatch batch, int index) {
		byte[] to = new byte[24];
		assertThat(batch.write(index, to, 1)).isEqualTo(23);
		return new String(to, 1, 22, US_ASCII);
	}

}
