package io.spillway.recording;

import java.nio.file.Path;

import io.spillway.startup.InvalidSettingException;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How clicks are recorded.
 *
 * @param durability what a click's answer promises
 * @param spool the folder for clicks that the database has not taken yet; no
 * {@link Path}, which would be looked for among the program's own files first
 * @param spoolSize what that folder may take, 1 MB to 1 TB
 * @param buffer how many clicks may wait in memory, 100 to 1,000,000
 */
@ConfigurationProperties("spillway.clicks")
record RecordingProperties(@DefaultValue("async") Durability durability, @DefaultValue("./spool") String spool,
		@DefaultValue("256MB") DataSize spoolSize, @DefaultValue("20000") int buffer) {

	private static final DataSize SMALLEST_SPOOL = DataSize.ofMegabytes(1);

	private static final DataSize LARGEST_SPOOL = DataSize.ofTerabytes(1);

	private static final int SMALLEST_BUFFER = 100;

	private static final int LARGEST_BUFFER = 1_000_000;

	RecordingProperties {
		if (spool.isBlank() || spool.indexOf('\0') >= 0) {
			throw new InvalidSettingException("spillway.clicks.spool must be a folder");
		}
		if (spoolSize.compareTo(SMALLEST_SPOOL) < 0 || spoolSize.compareTo(LARGEST_SPOOL) > 0) {
			throw new InvalidSettingException("spillway.clicks.spool-size must be from 1MB to 1TB");
		}
		if (buffer < SMALLEST_BUFFER || buffer > LARGEST_BUFFER) {
			throw new InvalidSettingException("spillway.clicks.buffer must be from 100 to 1000000");
		}
	}

	Path folder() {
		return Path.of(this.spool);
	}

}
