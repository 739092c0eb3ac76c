package io.spillway.token;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;

import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.aggregator.AggregateWith;
import org.junit.jupiter.params.provider.CsvFileSource;

import static org.assertj.core.api.Assertions.assertThat;

class SealedTokenVectorTests {

	@ParameterizedTest
	@CsvFileSource(resources = "/tokens/sealed.csv", delimiter = '|', quoteCharacter = '\'')
	void opensTheTokenWhicheverKeyIsPrimary(@AggregateWith(SealedVector.Aggregator.class) SealedVector vector) {
		assertThat(new SealedTokens(Vectors.ring(200)).open(vector.token())).isEqualTo(vector.payload());
	}

	@ParameterizedTest
	@CsvFileSource(resources = "/tokens/sealed.csv", delimiter = '|', quoteCharacter = '\'')
	void isAesGcmOverThePayload(@AggregateWith(SealedVector.Aggregator.class) SealedVector vector)
			throws GeneralSecurityException, IOException {
		byte[] token = Base64.getUrlDecoder().decode(vector.token());
		Cipher aes = Cipher.getInstance("AES/GCM/NoPadding");
		aes.init(Cipher.ENCRYPT_MODE, Vectors.key(vector.key(), "spillway/v1/sealed-token"),
				new GCMParameterSpec(128, token, 1, 12));
		aes.updateAAD(new byte[] { (byte) vector.key() });
		assertThat(token).startsWith(vector.key());
		assertThat(Arrays.copyOfRange(token, 13, token.length)).isEqualTo(aes.doFinal(plain(vector.payload())));
	}

	/** The payload as bytes, written by another way than that of the codec. */
	private static byte[] plain(LinkPayload payload) throws IOException {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		DataOutputStream out = new DataOutputStream(bytes);
		out.writeByte((payload.passQuery() ? 1 : 0) + ((payload.expiresAt() != null) ? 2 : 0)
				+ ((payload.data() != null) ? 4 : 0) + ((payload.label() != null) ? 8 : 0));
		write(out, payload.createdAt());
		write(out, payload.expiresAt());
		write(out, payload.data());
		write(out, payload.label());
		out.write(payload.target().getBytes(StandardCharsets.UTF_8));
		return bytes.toByteArray();
	}

	private static void write(DataOutputStream out, @Nullable Instant time) throws IOException {
		if (time != null) {
			out.writeShort((int) (time.toEpochMilli() >> 32));
			out.writeInt((int) time.toEpochMilli());
		}
	}

	private static void write(DataOutputStream out, @Nullable String text) throws IOException {
		if (text != null) {
			byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
			out.writeShort(bytes.length);
			out.write(bytes);
		}
	}

}
