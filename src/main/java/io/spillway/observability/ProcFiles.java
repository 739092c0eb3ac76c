package io.spillway.observability;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Reads what Linux tells of this process (proc(5), cgroups(7)). What cannot be read is
 * NaN.
 */
final class ProcFiles {

	/**
	 * Clock ticks a second in what the kernel tells user space, on every architecture.
	 */
	private static final double HERTZ = 100;

	private static final int KIB = 1024;

	/** Of /proc/self/stat, counted from behind the name in parentheses. */
	private static final int USER_TIME = 11;

	private static final int START_TIME = 19;

	/** A cgroup without a limit has one in the exabytes. */
	private static final double NO_LIMIT = 1L << 60;

	private final Path root;

	/**
	 * Creates a reader.
	 * @param root where {@code proc} and {@code sys} are
	 */
	ProcFiles(Path root) {
		this.root = root;
	}

	static ProcFiles ofThisMachine() {
		return new ProcFiles(Path.of("/"));
	}

	boolean isReadable() {
		return !Double.isNaN(cpuMillis());
	}

	/** A field of /proc/self/status in bytes, such as VmRSS. */
	double status(String field) {
		return lines("proc/self/status").stream()
			.filter((line) -> line.startsWith(field + ":"))
			.mapToDouble((line) -> number(line.replaceAll("\\D", "")) * KIB)
			.findFirst()
			.orElse(Double.NaN);
	}

	/** User and system time in milliseconds, to 10 ms. */
	double cpuMillis() {
		return (stat(USER_TIME) + stat(USER_TIME + 1)) / HERTZ * 1000;
	}

	/**
	 * Since the program was executed, in milliseconds, to 10 ms. NaN where a container
	 * sees an uptime of its own, which the start is not counted in.
	 */
	double uptimeMillis() {
		double seconds = field(line("proc/uptime"), 0) - stat(START_TIME) / HERTZ;
		return (seconds >= 0) ? seconds * 1000 : Double.NaN;
	}

	private double stat(int field) {
		String stat = line("proc/self/stat");
		// The name may hold spaces and ends with the last parenthesis.
		return field(stat.substring(stat.lastIndexOf(')') + 1).strip(), field);
	}

	private static double field(String line, int field) {
		String[] fields = line.split(" ", -1);
		return (field < fields.length) ? number(fields[field]) : Double.NaN;
	}

	private static double number(String text) {
		return text.matches("\\d+(\\.\\d+)?") ? Double.parseDouble(text) : Double.NaN;
	}

	double openFiles() {
		try (Stream<Path> files = Files.list(this.root.resolve("proc/self/fd"))) {
			return files.count();
		}
		catch (IOException _) {
			return Double.NaN;
		}
	}

	/** The limit of the container's cgroup, of version 2 or 1, in bytes. */
	double memoryLimit() {
		return Stream.of("sys/fs/cgroup/memory.max", "sys/fs/cgroup/memory/memory.limit_in_bytes")
			.flatMap((file) -> lines(file).stream().limit(1))
			.filter((line) -> line.matches("\\d+"))
			.mapToDouble(Double::parseDouble)
			.filter((limit) -> limit < NO_LIMIT)
			.findFirst()
			.orElse(Double.NaN);
	}

	private String line(String file) {
		return lines(file).stream().findFirst().orElse("");
	}

	private List<String> lines(String file) {
		try {
			return Files.readAllLines(this.root.resolve(file));
		}
		catch (IOException _) {
			return List.of();
		}
	}

}
