package io.spillway.revocation;

import java.nio.ByteBuffer;
import java.util.HexFormat;

import io.spillway.token.CampaignRecipient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class SubjectTests {

	@Test
	void isTheFirst16BytesOfSha256() {
		// printf abc | sha256sum
		byte[] bytes = HexFormat.of().parseHex("ba7816bf8f01cfea414140de5dae2223");
		assertThat(Subject.ofSealed("abc").toBytes()).isEqualTo(ByteBuffer.wrap(bytes));
		assertThat(Subject.of((short) 1, ByteBuffer.wrap(bytes))).isEqualTo(Subject.ofSealed("abc"));
	}

	@Test
	void aRecipientIsItsCampaignAndItsNumber() {
		Subject subject = Subject
			.ofRecipient(new CampaignRecipient(CampaignRecipient.MAX_CAMPAIGN, CampaignRecipient.MAX_RECIPIENT));
		byte[] bytes = HexFormat.of().parseHex("0000000000ffffff000000ffffffffff");
		assertThat(subject.toBytes()).isEqualTo(ByteBuffer.wrap(bytes));
		assertThat(Subject.of((short) 2, ByteBuffer.wrap(bytes))).isEqualTo(subject);
	}

	@Test
	void aCampaignIsItsNumber() {
		Subject subject = Subject.ofCampaign(258);
		byte[] bytes = HexFormat.of().parseHex("0000000000000102");
		assertThat(subject.toBytes()).isEqualTo(ByteBuffer.wrap(bytes));
		assertThat(Subject.of((short) 3, ByteBuffer.wrap(bytes))).isEqualTo(subject);
	}

	@ParameterizedTest
	@CsvSource({ "0, 16", "1, 15", "1, 17", "2, 8", "3, 16", "3, 0", "4, 16" })
	void whatHasAnotherFormIsNotKnown(short kind, int length) {
		assertThat(Subject.of(kind, ByteBuffer.allocate(length))).isNull();
	}

}
