package io.spillway.recording;

import java.nio.file.Path;
import java.util.Map;

import io.spillway.startup.InvalidSettingException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.util.unit.DataSize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class RecordingPropertiesTests {

	@Test
	void everySettingHasADefault() {
		assertThat(bind(Map.of()))
			.isEqualTo(new RecordingProperties(Durability.ASYNC, "./spool", DataSize.ofMegabytes(256), 20_000));
	}

	@Test
	void everySettingHasItsName() {
		assertThat(bind(Map.of("spillway.clicks.durability", "commit", "spillway.clicks.spool", "/var/spool/clicks",
				"spillway.clicks.spool-size", "2GB", "spillway.clicks.buffer", "1000")))
			.isEqualTo(new RecordingProperties(Durability.COMMIT, "/var/spool/clicks", DataSize.ofGigabytes(2), 1000));
	}

	@ParameterizedTest
	@CsvSource({ "1048576, true", "1048575, false", "1099511627776, true", "1099511627777, false", "0, false",
			"-1, false" })
	void aSpoolTakesFromAMegabyteToATerabyte(long bytes, boolean taken) {
		assertTaken(taken, "spillway.clicks.spool-size must be from 1MB to 1TB",
				() -> new RecordingProperties(Durability.ASYNC, "spool", DataSize.ofBytes(bytes), 1000));
	}

	@ParameterizedTest
	@CsvSource({ "100, true", "99, false", "1000000, true", "1000001, false", "0, false", "-1, false" })
	void aBufferTakesAHundredToAMillionClicks(int buffer, boolean taken) {
		assertTaken(taken, "spillway.clicks.buffer must be from 100 to 1000000",
				() -> new RecordingProperties(Durability.ASYNC, "spool", DataSize.ofMegabytes(1), buffer));
	}

	@ParameterizedTest
	@CsvSource({ "'', false", "' ', false", "., true", "/var/spool/clicks, true" })
	void aSpoolIsAFolder(String spool, boolean taken) {
		assertTaken(taken, "spillway.clicks.spool must be a folder",
				() -> new RecordingProperties(Durability.ASYNC, spool, DataSize.ofMegabytes(1), 1000));
	}

	@Test
	void aSpoolIsAFolderOfTheFileSystem() {
		assertThat(bind(Map.of("spillway.clicks.spool", "io")).folder()).isEqualTo(Path.of("io"));
	}

	private static RecordingProperties bind(Map<String, String> settings) {
		return new Binder(new MapConfigurationPropertySource(settings)).bindOrCreate("spillway.clicks",
				RecordingProperties.class);
	}

	private static void assertTaken(boolean taken, String message, Runnable creation) {
		if (taken) {
			assertThatCode(creation::run).doesNotThrowAnyException();
		}
		else {
			assertThatExceptionOfType(InvalidSettingException.class).isThrownBy(creation::run).withMessage(message);
		}
	}

}
