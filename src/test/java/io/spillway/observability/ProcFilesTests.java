package io.spillway.observability;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class ProcFilesTests {

	/** Of proc(5): from the state on, with 12.34 s of user and 0.56 s of system time. */
	private static final String STAT = " S 1 42 42 0 -1 4194560 9001 0 3 0 1234 56 0 0 20 0 9 0 50000 1 2 3\n";

	private final Path root;

	private final ProcFiles files;

	ProcFilesTests(@TempDir Path root) {
		this.root = root;
		this.files = new ProcFiles(root);
	}

	@Test
	void memoryIsInBytes() throws IOException {
		write("proc/self/status", "Name:\tspillway\nVmRSSes:\t    7 kB\nVmRSS:\t   68812 kB\nRssAnon:\t      1 kB\n");
		assertThat(this.files.status("VmRSS")).isEqualTo(68_812 * 1024);
		assertThat(this.files.status("RssAnon")).isEqualTo(1024);
		assertThat(this.files.status("RssFile")).isNaN();
	}

	@ParameterizedTest
	@ValueSource(strings = { "42 (spillway)", "42 (tmux: server)", "42 (a) b) R 1)", "42 ()", "42 (\n)" })
	void timesAreInMillisecondsWhateverTheProcessIsCalled(String process) throws IOException {
		write("proc/self/stat", process.replace("\n", " ") + STAT);
		write("proc/uptime", "600.25 1100.00\n");
		assertThat(this.files.isReadable()).isTrue();
		assertThat(this.files.cpuMillis()).isEqualTo(12_900);
		assertThat(this.files.uptimeMillis()).isEqualTo(100_250, within(1e-6));
	}

	@Test
	void openFilesAreCounted() throws IOException {
		for (int i = 0; i < 3; i++) {
			write("proc/self/fd/" + i, "");
		}
		assertThat(this.files.openFiles()).isEqualTo(3);
	}

	@ParameterizedTest
	@ValueSource(strings = { "sys/fs/cgroup/memory.max", "sys/fs/cgroup/memory/memory.limit_in_bytes" })
	void theLimitIsThatOfTheCgroup(String file) throws IOException {
		write(file, "134217728\n");
		assertThat(this.files.memoryLimit()).isEqualTo(134_217_728);
	}

	@ParameterizedTest
	@ValueSource(strings = { "max\n", "", "\n", "9223372036854771712\n", "1152921504606846976\n", "-1\n" })
	void noLimitIsNoNumber(String content) throws IOException {
		write("sys/fs/cgroup/memory.max", content);
		write("sys/fs/cgroup/memory/memory.limit_in_bytes", content);
		assertThat(this.files.memoryLimit()).isNaN();
	}

	@Test
	void aLimitBelowThatOfNoLimitIsOne() throws IOException {
		write("sys/fs/cgroup/memory/memory.limit_in_bytes", "1099511627776\n");
		assertThat(this.files.memoryLimit()).isEqualTo(1_099_511_627_776.0);
	}

	@Test
	void whatCannotBeReadIsNoNumber() {
		assertThat(this.files.isReadable()).isFalse();
		assertThat(this.files.status("VmRSS")).isNaN();
		assertThat(this.files.cpuMillis()).isNaN();
		assertThat(this.files.uptimeMillis()).isNaN();
		assertThat(this.files.openFiles()).isNaN();
		assertThat(this.files.memoryLimit()).isNaN();
	}

	@Test
	void anUptimeWithoutAStartIsNoNumber() throws IOException {
		write("proc/uptime", "600.25 1100.00\n");
		assertThat(this.files.uptimeMillis()).isNaN();
	}

	/** As where a container sees an uptime of its own and the starts of its host. */
	@Test
	void aStartInTheFutureIsNoNumber() throws IOException {
		write("proc/self/stat", "42 (spillway)" + STAT);
		write("proc/uptime", "499.99 1100.00\n");
		assertThat(this.files.uptimeMillis()).isNaN();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "\n", "42", "42 (spillway", "42 (spillway) S 1", "x (y) a b c d e f g h i j k l m n" })
	void aFileOfAnotherFormIsNoNumber(String content) throws IOException {
		write("proc/self/stat", content);
		write("proc/uptime", content);
		write("proc/self/status", "VmRSS:\n" + content);
		assertThat(this.files.isReadable()).isFalse();
		assertThat(this.files.cpuMillis()).isNaN();
		assertThat(this.files.uptimeMillis()).isNaN();
		assertThat(this.files.status("VmRSS")).isNaN();
	}

	@Test
	void thisMachineTellsOfThisProcess() {
		ProcFiles real = ProcFiles.ofThisMachine();
		assertThat(real.isReadable()).isTrue();
		assertThat(real.status("VmRSS")).isGreaterThan(real.status("RssAnon"));
		assertThat(real.status("RssAnon")).isBetween(1e6, 1e11);
		double cpu = (double) ProcessHandle.current().info().totalCpuDuration().orElseThrow().toMillis();
		assertThat(real.cpuMillis()).isBetween(cpu - 10, cpu + 60_000);
		assertThat(real.openFiles()).isBetween(3.0, 1e6);
		Instant start = ProcessHandle.current().info().startInstant().orElseThrow();
		double uptime = (double) Duration.between(start, Instant.now()).toSeconds();
		assertThat(real.uptimeMillis() / 1000).isEqualTo(uptime, within(10.0));
	}

	private void write(String file, String content) throws IOException {
		Path path = this.root.resolve(file);
		Files.createDirectories(path.getParent());
		Files.writeString(path, content);
	}

}
