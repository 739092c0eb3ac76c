package io.spillway.token;

import java.nio.charset.StandardCharsets;
import java.time.Instant;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class LinkPayloadCodecTests {

	private static final int MAX_TEXT = 65_535;

	private static final Instant LAST = Instant.ofEpochMilli((1L << 48) - 1);

	@ParameterizedTest
	@ValueSource(strings = { "x", "é", "한" })
	void writesTextsUpToTheLongest(String character) {
		String longest = character.repeat(MAX_TEXT / bytes(character)) + "x".repeat(MAX_TEXT % bytes(character));
		assertThat(longest).satisfies(LinkPayloadCodecTests::opensAsDataAndAsLabel);
	}

	@ParameterizedTest
	@ValueSource(strings = { "x", "é", "한" })
	void refusesTextsBeyondIt(String character) {
		String tooLong = character + "x".repeat(MAX_TEXT + 1 - bytes(character));
		assertThatIllegalArgumentException().isThrownBy(() -> LinkPayloadCodec.encode(payload(tooLong, null)))
			.withMessage("a text of 65536 bytes is too long");
		assertThatIllegalArgumentException().isThrownBy(() -> LinkPayloadCodec.encode(payload(null, tooLong)))
			.withMessage("a text of 65536 bytes is too long");
	}

	@Test
	void writesTimesUpToTheLast() {
		LinkPayload payload = payload(Instant.EPOCH, LAST);
		assertThat(LinkPayloadCodec.decode(LinkPayloadCodec.encode(payload))).isEqualTo(payload);
	}

	@ParameterizedTest
	@ValueSource(strings = { "-1000000000-01-01T00:00:00Z", "1969-12-31T23:59:59.999Z", "+10889-08-02T05:31:50.656Z",
			"+1000000000-12-31T23:59:59.999999999Z" })
	void refusesTimesBeyondThem(Instant time) {
		assertThatIllegalArgumentException().isThrownBy(() -> LinkPayloadCodec.encode(payload(time, null)));
		assertThatIllegalArgumentException().isThrownBy(() -> LinkPayloadCodec.encode(payload(Instant.EPOCH, time)));
	}

	@Test
	void tellsAnEmptyTextFromNone() {
		LinkPayload read = LinkPayloadCodec.decode(LinkPayloadCodec.encode(payload("", null)));
		assertThat(read.data()).isEmpty();
		assertThat(read.label()).isNull();
	}

	@Test
	void cannotReadNothing() {
		assertThatExceptionOfType(UnreadableException.class).isThrownBy(() -> LinkPayloadCodec.decode(new byte[0]));
	}

	private static void opensAsDataAndAsLabel(String text) {
		LinkPayload payload = payload(text, text);
		assertThat(LinkPayloadCodec.decode(LinkPayloadCodec.encode(payload))).isEqualTo(payload);
	}

	private static LinkPayload payload(@Nullable String data, @Nullable String label) {
		return new LinkPayload(Instant.EPOCH, null, "https://example.com/", data, label, false);
	}

	private static LinkPayload payload(Instant createdAt, @Nullable Instant expiresAt) {
		return new LinkPayload(createdAt, expiresAt, "https://example.com/", null, null, false);
	}

	private static int bytes(String text) {
		return text.getBytes(StandardCharsets.UTF_8).length;
	}

}
