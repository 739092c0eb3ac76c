package io.spillway.recording;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** A pod has to be given the time that a stop takes. */
class StopLimitTests {

	@Test
	void theGraceOfAPodHasRoomForIt() throws IOException {
		assertThat(Files.readString(Path.of("deploy/check.d/rules.jq")))
			.contains("def last_clicks: %d;".formatted(WriterThread.STOP_LIMIT.toSeconds()));
	}

}
