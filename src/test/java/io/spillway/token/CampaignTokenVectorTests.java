package io.spillway.token;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.util.Base64;

import javax.crypto.Cipher;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

import static org.assertj.core.api.Assertions.assertThat;

class CampaignTokenVectorTests {

	@ParameterizedTest
	@CsvFileSource(resources = "/tokens/campaign.csv", delimiter = '|')
	void makesTheToken(int key, int campaign, long recipient, String token) {
		CampaignTokens tokens = new CampaignTokens(Vectors.ring(key));
		assertThat(tokens.seal(new CampaignRecipient(campaign, recipient))).isEqualTo(token);
	}

	@ParameterizedTest
	@CsvFileSource(resources = "/tokens/campaign.csv", delimiter = '|')
	void opensTheTokenWhicheverKeyIsPrimary(int key, int campaign, long recipient, String token) {
		CampaignTokens tokens = new CampaignTokens(Vectors.ring(200));
		assertThat(tokens.open(token)).isEqualTo(new CampaignRecipient(campaign, recipient));
	}

	@ParameterizedTest
	@CsvFileSource(resources = "/tokens/campaign.csv", delimiter = '|')
	void isOneBlockOfAes(int key, int campaign, long recipient, String token) throws GeneralSecurityException {
		Cipher aes = Cipher.getInstance("AES/ECB/NoPadding");
		aes.init(Cipher.DECRYPT_MODE, Vectors.key(key, "spillway/v1/campaign-token"));
		BigInteger block = new BigInteger(1, aes.doFinal(Base64.getUrlDecoder().decode(token)));
		assertThat(block)
			.isEqualTo(BigInteger.valueOf(campaign).shiftLeft(104).add(BigInteger.valueOf(recipient).shiftLeft(64)));
	}

}
