package io.spillway.token;

import java.util.Arrays;

import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;

class LinkPayloadCodecPropertyTests {

	@Property(tries = 500)
	void readsWhatItWrote(@ForAll("payloads") LinkPayload payload) {
		assertThat(LinkPayloadCodec.decode(LinkPayloadCodec.encode(payload))).isEqualTo(payload);
	}

	@Property(tries = 500)
	void cannotReadAnUnknownFlag(@ForAll("payloads") LinkPayload payload) {
		byte[] bytes = LinkPayloadCodec.encode(payload);
		bytes[0] |= (byte) 0x80;
		assertUnreadable(bytes);
	}

	@Property(tries = 100)
	void cannotReadWhatEndsBeforeTheTarget(@ForAll("payloads") LinkPayload payload) {
		byte[] bytes = LinkPayloadCodec.encode(withoutTarget(payload));
		for (int length = 0; length < bytes.length; length++) {
			assertUnreadable(Arrays.copyOf(bytes, length));
		}
	}

	@Property(tries = 500)
	void readsAnyBytesOrSaysThatItCannot(@ForAll byte[] bytes) {
		assertReadsOrSaysThatItCannot(bytes);
	}

	@Property(tries = 500)
	void readsAnyBytesBehindKnownFlagsOrSaysThatItCannot(@ForAll @IntRange(max = 127) int flags,
			@ForAll @Size(min = 1, max = 64) byte[] bytes) {
		bytes[0] = (byte) flags;
		assertReadsOrSaysThatItCannot(bytes);
	}

	@Provide
	Arbitrary<LinkPayload> payloads() {
		return Generated.payloads();
	}

	private static LinkPayload withoutTarget(LinkPayload payload) {
		return new LinkPayload(payload.createdAt(), payload.expiresAt(), "", payload.data(), payload.label(),
				payload.passQuery(), payload.targets(), payload.appData());
	}

	private static void assertUnreadable(byte[] bytes) {
		assertThatExceptionOfType(UnreadableException.class).isThrownBy(() -> LinkPayloadCodec.decode(bytes));
	}

	private static void assertReadsOrSaysThatItCannot(byte[] bytes) {
		Throwable thrown = catchThrowable(() -> LinkPayloadCodec.decode(bytes));
		if (thrown != null) {
			assertThat(thrown).isExactlyInstanceOf(UnreadableException.class);
		}
	}

}
