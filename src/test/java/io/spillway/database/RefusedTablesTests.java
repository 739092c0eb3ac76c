package io.spillway.database;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicLong;

import io.r2dbc.spi.R2dbcPermissionDeniedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

@ExtendWith(OutputCaptureExtension.class)
class RefusedTablesTests {

	private final Throwable refused = new R2dbcPermissionDeniedException("no", "42501");

	private final AtomicLong time = new AtomicLong(Long.MAX_VALUE);

	private final RefusedTables tables = new RefusedTables(this.time::get);

	@Test
	void areToldOfOnceAMinute(CapturedOutput output) {
		this.tables.report(this.refused);
		this.time.addAndGet(RefusedTables.PAUSE.toNanos() - 1);
		this.tables.report(this.refused);
		assertThat(output).containsOnlyOnce("The database refuses work");
		this.time.addAndGet(1);
		this.tables.report(this.refused);
		assertThat(output.toString().split("The database refuses work", -1)).hasSize(3);
	}

	@Test
	void areNotWhatElseFails(CapturedOutput output) {
		this.tables.report(new IOException());
		assertThat(output).doesNotContain("refuses");
	}

}
