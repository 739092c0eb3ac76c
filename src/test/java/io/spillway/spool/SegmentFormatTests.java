package io.spillway.spool;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Segments of former versions are kept among the resources: whatever comes later has to
 * read them.
 */
class SegmentFormatTests {

	@TempDir
	private Path folder;

	@Test
	void readsVersion1() throws IOException {
		try (SpoolFixture fixture = new SpoolFixture(this.folder)) {
			fixture.spool().close();
			Files.write(fixture.file("1.segment"), kept("version-1.segment"));
			fixture.reopen();
			assertThat(fixture.spool().counts().oldest()).isEqualTo(SpoolFixture.NOW);
			assertThat(fixture.replayAll()).containsExactly("one", "two", "\u0000\u00ff 三");
			assertThat(fixture.files()).isEmpty();
		}
	}

	@Test
	void writesVersion1() throws IOException {
		try (SpoolFixture fixture = new SpoolFixture(this.folder)) {
			fixture.append("one", "two", "\u0000\u00ff 三");
			assertThat(Files.readAllBytes(fixture.file("1.segment"))).isEqualTo(kept("version-1.segment"));
		}
	}

	private static byte[] kept(String name) throws IOException {
		try (InputStream in = SegmentFormatTests.class.getResourceAsStream("/spool/" + name)) {
			return Objects.requireNonNull(in, name).readAllBytes();
		}
	}

}
