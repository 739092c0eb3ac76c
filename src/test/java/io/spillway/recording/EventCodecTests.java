package io.spillway.recording;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;

import io.spillway.token.CampaignRecipient;
import io.spillway.useragent.Bot;
import io.spillway.useragent.Client;
import io.spillway.useragent.Device;
import io.spillway.useragent.OperatingSystem;
import io.spillway.useragent.Visitor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class EventCodecTests {

	private static final int KIND = 5 + 16;

	/** What version 1 wrote, in the file beside: not to be changed, nor what reads it. */
	private static final List<ClickEvent> VERSION_1 = List.of(
			ClickEvent.of(0x019A0000000070FFL, 0x8000000000000001L, ClickedLink.stored("0123456789AB"),
					Outcome.REDIRECTED,
					new Visitor(Device.PHONE, OperatingSystem.ANDROID, Client.IN_APP_BROWSER, "ko", Bot.NONE)),
			ClickEvent.of(0x019A000000017FFFL, 0xBFFFFFFFFFFFFFFFL, ClickedLink.sealed("abc"), Outcome.GONE,
					new Visitor(Device.OTHER, OperatingSystem.OTHER, Client.BROWSER, null, Bot.CRAWLER)),
			ClickEvent.of(0x019A000000027000L, 0x9000000000000000L,
					ClickedLink.campaign(
							new CampaignRecipient(CampaignRecipient.MAX_CAMPAIGN, CampaignRecipient.MAX_RECIPIENT)),
					Outcome.EARLY,
					new Visitor(Device.DESKTOP, OperatingSystem.LINUX, Client.APP, "fil", Bot.PREFETCH)));

	@Test
	void whatVersionOneWroteIsRead() throws UnreadableBatchException, IOException {
		assertThat(EventCodec.decode(fixture())).isEqualTo(VERSION_1);
	}

	@Test
	void whatIsWrittenIsVersionOne() throws IOException {
		assertThat(HexFormat.of().formatHex(EventCodec.encode(VERSION_1)))
			.isEqualTo(HexFormat.of().formatHex(fixture()));
	}

	private static byte[] fixture() throws IOException {
		try (InputStream in = EventCodecTests.class.getResourceAsStream("/recording/version-1.hex")) {
			String hex = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.US_ASCII);
			return HexFormat.of().parseHex(hex.replaceAll("\\s", ""));
		}
	}

	@Test
	void aBatchMayBeEmptyAndAsLargeAsTheyGet() throws UnreadableBatchException {
		assertThat(EventCodec.decode(EventCodec.encode(List.of()))).isEmpty();
		List<ClickEvent> full = Clicks.ofCampaign(1, ClickFlow.BATCH);
		assertThat(EventCodec.decode(EventCodec.encode(full))).isEqualTo(full);
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, 2, 99, -1 })
	void anotherVersionIsNotRead(int version) {
		byte[] bytes = EventCodec.encode(VERSION_1);
		bytes[0] = (byte) version;
		assertThatExceptionOfType(UnreadableBatchException.class).isThrownBy(() -> EventCodec.decode(bytes))
			.withMessage("version " + version);
	}

	@Test
	void whatIsCutOffIsNotRead() {
		byte[] whole = EventCodec.encode(VERSION_1);
		for (int length = 0; length < whole.length; length++) {
			byte[] cut = Arrays.copyOf(whole, length);
			assertThatExceptionOfType(UnreadableBatchException.class).isThrownBy(() -> EventCodec.decode(cut));
		}
		byte[] longer = Arrays.copyOf(whole, whole.length + 1);
		assertThatExceptionOfType(UnreadableBatchException.class).isThrownBy(() -> EventCodec.decode(longer));
	}

	@Test
	void numbersThatStandForNothingAreNotRead() {
		for (int field = 0; field < 7; field++) {
			for (byte number : new byte[] { -128, -1, 77 }) {
				byte[] bytes = EventCodec.encode(VERSION_1);
				bytes[KIND + field] = number;
				assertThatExceptionOfType(UnreadableBatchException.class).isThrownBy(() -> EventCodec.decode(bytes));
			}
		}
	}

	@ParameterizedTest
	@CsvSource({ "0, 0", "0, 4", "1, 0", "1, 5", "2, 4", "3, 6", "4, 3", "5, 6", "6, 4" })
	void numbersJustBesideThoseThatThereAreAreNotRead(int field, byte number) {
		byte[] bytes = EventCodec.encode(VERSION_1);
		bytes[KIND + field] = number;
		assertThatExceptionOfType(UnreadableBatchException.class).isThrownBy(() -> EventCodec.decode(bytes));
	}

	@Test
	void aWrongCountIsNotRead() {
		for (int count : new int[] { -1, 2, 4, Integer.MAX_VALUE }) {
			byte[] bytes = EventCodec.encode(VERSION_1);
			System.arraycopy(HexFormat.of().parseHex("%08x".formatted(count)), 0, bytes, 1, 4);
			assertThatExceptionOfType(UnreadableBatchException.class).isThrownBy(() -> EventCodec.decode(bytes));
		}
	}

}
