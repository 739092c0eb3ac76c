package io.spillway.endtoend;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A process of the executable, in a folder of its own. */
final class Execution implements AutoCloseable {

	static final Duration LIMIT = Duration.ofSeconds(60);

	private static final Path FOLDER = Path.of("target", "end-to-end");

	private final Process process;

	private final Path folder;

	private Execution(Process process, Path folder) {
		this.process = process;
		this.folder = folder;
	}

	/** Starts a process that knows these settings only. */
	static Execution start(Settings settings, String... args) {
		try {
			Path folder = Files.createTempDirectory(Files.createDirectories(FOLDER), "process-");
			List<String> command = new ArrayList<>(executable());
			command.addAll(List.of(args));
			ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile())
				.redirectOutput(folder.resolve("out").toFile())
				.redirectError(folder.resolve("err").toFile());
			builder.environment().clear();
			builder.environment().putAll(settings.asEnvironment());
			Process process = builder.start();
			// Nothing is left behind by a run of tests that is broken off.
			Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
			return new Execution(process, folder);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static List<String> executable() {
		Path executable = Path.of(System.getProperty("spillway.executable", "target/spillway")).toAbsolutePath();
		if (!executable.toString().endsWith(".jar")) {
			return List.of(executable.toString());
		}
		Path java = Path.of(System.getProperty("java.home"), "bin", "java");
		// Half of a start would be the work of a compiler whose code no test runs long
		// enough for.
		return List.of(java.toString(), "-XX:TieredStopAtLevel=1", "-jar", executable.toString());
	}

	long pid() {
		return this.process.pid();
	}

	boolean isAlive() {
		return this.process.isAlive();
	}

	/** Waits for the end. */
	int awaitExit(Duration limit) {
		try {
			if (this.process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
				return this.process.exitValue();
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		close();
		throw new AssertionError("The process did not end within %s: %s".formatted(limit, output()));
	}

	/** Asks the process to end, as a cluster does: SIGTERM. */
	void terminate() {
		this.process.destroy();
	}

	String out() {
		return read("out");
	}

	String err() {
		return read("err");
	}

	/**
	 * The lines of standard error that are the service's, not what the JVM says of
	 * itself.
	 */
	List<String> sentences() {
		return err().lines().filter((line) -> !line.startsWith("WARNING: ")).toList();
	}

	String output() {
		return out() + err();
	}

	private String read(String name) {
		try {
			return Files.readString(this.folder.resolve(name));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** Ends the process at once, whatever it does. */
	@Override
	public void close() {
		this.process.destroyForcibly().onExit().join();
	}

}
