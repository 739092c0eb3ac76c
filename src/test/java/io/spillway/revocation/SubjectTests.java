package io.spillway.revocation;

import java.nio.ByteBuffer;
import java.util.HexFormat;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SubjectTests {

	@Test
	void isTheFirst16BytesOfSha256() {
		// printf abc | sha256sum
		byte[] bytes = HexFormat.of().parseHex("ba7816bf8f01cfea414140de5dae2223");
		assertThat(Subject.ofSealed("abc").toBytes()).isEqualTo(ByteBuffer.wrap(bytes));
		assertThat(Subject.of(ByteBuffer.wrap(bytes))).isEqualTo(Subject.ofSealed("abc"));
	}

}
