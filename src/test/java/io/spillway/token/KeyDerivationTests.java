package io.spillway.token;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HexFormat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

import static org.assertj.core.api.Assertions.assertThat;

class KeyDerivationTests {

	@ParameterizedTest
	@CsvFileSource(resources = "/tokens/derived-keys.csv", delimiter = '|')
	void derivesTheKeyOfThePurpose(int id, Purpose purpose, String info, String algorithm, String key) {
		assertThat(Vectors.ring(id).primaryKey(purpose)).satisfies((derived) -> {
			assertThat(derived.getEncoded()).asHexString().isEqualToIgnoringCase(key);
			assertThat(derived.getAlgorithm()).isEqualTo(algorithm);
		});
	}

	@ParameterizedTest
	@CsvFileSource(resources = "/tokens/derived-keys.csv", delimiter = '|')
	void agreesWithRfc5869(int id, Purpose purpose, String info, String algorithm, String key)
			throws GeneralSecurityException {
		assertThat(Hkdf.derive(Vectors.entry(id), info)).asHexString().isEqualToIgnoringCase(key);
	}

	@Test
	void checksItselfAgainstTheRfc() throws GeneralSecurityException {
		// RFC 5869, A.3: neither salt nor info; the first 32 of its 42 bytes.
		byte[] entry = new byte[22];
		Arrays.fill(entry, (byte) 0x0b);
		assertThat(Hkdf.derive(entry, "")).asHexString()
			.isEqualToIgnoringCase("8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d");
	}

	@Test
	void derivesAnotherKeyForEachPurpose() {
		KeyRing ring = Rings.of(1);
		assertThat(Purpose.values()).extracting((purpose) -> HexFormat.of().formatHex(encoded(ring, purpose)))
			.doesNotHaveDuplicates();
	}

	private static byte[] encoded(KeyRing ring, Purpose purpose) {
		return ring.primaryKey(purpose).getEncoded();
	}

}
