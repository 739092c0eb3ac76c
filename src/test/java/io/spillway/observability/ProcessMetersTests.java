package io.spillway.observability;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class ProcessMetersTests {

	private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

	@Test
	void whatTheKernelTellsIsMeasured(@TempDir Path root) throws IOException {
		Files.createDirectories(root.resolve("proc/self/fd"));
		Files.createDirectories(root.resolve("sys/fs/cgroup"));
		Files.writeString(root.resolve("proc/self/status"), "VmRSS:\t 20 kB\nRssAnon:\t 10 kB\n");
		Files.writeString(root.resolve("proc/self/stat"), "1 (x) S 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19\n");
		Files.writeString(root.resolve("proc/uptime"), "60.00 0.00\n");
		Files.writeString(root.resolve("sys/fs/cgroup/memory.max"), "4096\n");
		new ProcessMeters(new ProcFiles(root)).bindTo(this.registry);
		assertThat(this.registry.get("process.memory.resident").gauge().value()).isEqualTo(20_480);
		assertThat(this.registry.get("process.memory.anonymous").gauge().value()).isEqualTo(10_240);
		assertThat(this.registry.get("process.memory.limit").gauge().value()).isEqualTo(4096);
		assertThat(this.registry.get("process.files.open").gauge().value()).isZero();
		assertThat(this.registry.get("process.cpu.time").functionCounter().count()).isEqualTo(230);
		assertThat(this.registry.get("process.uptime").timeGauge().value()).isPositive();
	}

	@Test
	void whatItDoesNotTellIsAbsentAndNotZero(@TempDir Path root) {
		new ProcessMeters(new ProcFiles(root)).bindTo(this.registry);
		assertThat(this.registry.getMeters()).isEmpty();
	}

	@ParameterizedTest
	@CsvSource({ "0.18, false", "0.19, true", "0.20, true" })
	void aContainerWithAnUptimeOfItsOwnHasNoneOfItsProcess(String uptime, boolean known, @TempDir Path root)
			throws IOException {
		Files.createDirectories(root.resolve("proc/self"));
		Files.writeString(root.resolve("proc/self/stat"), "1 (x) S 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19\n");
		Files.writeString(root.resolve("proc/uptime"), uptime + " 0.00\n");
		new ProcessMeters(new ProcFiles(root)).bindTo(this.registry);
		assertThat(this.registry.find("process.uptime").timeGauge() != null).isEqualTo(known);
		assertThat(this.registry.get("process.cpu.time").functionCounter().count()).isEqualTo(230);
	}

	@Test
	void aMachineWithoutALimitHasAllButThat(@TempDir Path root) throws IOException {
		Files.createDirectories(root.resolve("proc/self"));
		Files.writeString(root.resolve("proc/self/status"), "VmRSS:\t 20 kB\n");
		new ProcessMeters(new ProcFiles(root)).bindTo(this.registry);
		assertThat(this.registry.getMeters()).map(Meter::getId)
			.map(Meter.Id::getName)
			.containsExactly("process.memory.resident");
	}

}
