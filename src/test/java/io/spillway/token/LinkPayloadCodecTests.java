package io.spillway.token;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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
	void readsWhatEarlierVersionsWrote() {
		byte[] old = HexFormat.of().parseHex("0f" + "000000000001" + "000000000002" + "000131" + "00016c" + "68");
		assertThat(LinkPayloadCodec.decode(old))
			.isEqualTo(new LinkPayload(Instant.ofEpochMilli(1), Instant.ofEpochMilli(2), "h", "1", "l", true));
		assertThat(LinkPayloadCodec.encode(LinkPayloadCodec.decode(old))).isEqualTo(old);
	}

	@Test
	void writesTargetsOfPlatformsBeforeThatOfAllOthers() {
		LinkPayload payload = new LinkPayload(Instant.ofEpochMilli(1), null, "h", "1", null, false,
				new PlatformTargets("i", "a"), true);
		byte[] bytes = HexFormat.of().parseHex("74" + "000000000001" + "000131" + "000169" + "000161" + "68");
		assertThat(LinkPayloadCodec.encode(payload)).isEqualTo(bytes);
		assertThat(LinkPayloadCodec.decode(bytes)).isEqualTo(payload);
	}

	@ParameterizedTest
	@CsvSource({ "IOS, i", "ANDROID, a", "OTHER, h" })
	void leadsToTheTargetOfThePlatform(Platform platform, String target) {
		assertThat(toPlatforms("i", "a").targetOn(platform)).isEqualTo(target);
		assertThat(toPlatforms(null, null).targetOn(platform)).isEqualTo("h");
	}

	@Test
	void targetsOfPlatformsAreNotPrinted() {
		assertThat(toPlatforms("secret", "secret")).asString().doesNotContain("secret");
		assertThat(toPlatforms("secret", "secret").targets()).asString().doesNotContain("secret");
	}

	private static LinkPayload toPlatforms(@Nullable String ios, @Nullable String android) {
		return new LinkPayload(Instant.EPOCH, null, "h", null, null, false, new PlatformTargets(ios, android), false);
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
