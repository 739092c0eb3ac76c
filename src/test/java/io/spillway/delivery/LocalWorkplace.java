package io.spillway.delivery;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.StandardCopyOption;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * This machine: every agent is a clone of the repository, and commands are run in it.
 * Secrets come as environment variables that are named like their credential, in capitals
 * and with underscores.
 */
final class LocalWorkplace implements Workplace {

	private final Path repository;

	private final Path build;

	private final Path folder;

	private final Deque<Path> checkouts = new ArrayDeque<>();

	private int agents;

	/**
	 * Has its files in a folder, and in that a {@code log} of all commands.
	 * @param build a project's folder in which Maven has built before what it would build
	 * again
	 */
	LocalWorkplace(Path repository, Path build, Path folder) {
		this.repository = repository;
		this.build = build;
		this.folder = folder;
	}

	@Override
	public void enter(Agent agent) {
		this.agents++;
		Path checkout = this.folder.resolve("agent-" + this.agents);
		execute(this.folder, Map.of(), "git", "clone", "--quiet", this.repository.toString(), checkout.toString());
		this.checkouts.push(checkout);
	}

	@Override
	public void leave() {
		this.checkouts.pop();
	}

	// A native build takes many minutes, and the tests as many.
	@Override
	public void run(String command, Map<String, String> environment) {
		if (command.startsWith("./mvnw ")) {
			for (String each : List.of("spillway", "datadog", "surefire-reports", "failsafe-reports")) {
				copy(this.build.resolve("target"), each, checkout().resolve("target"));
			}
			return;
		}
		execute(checkout(), environment, "sh", "-xe", "-c", command);
	}

	@Override
	public void stash(String name, String file) {
		copy(checkout(), file.endsWith("/**") ? file.substring(0, file.length() - 3) : file, stashed(name));
	}

	@Override
	public void unstash(String name) {
		copy(stashed(name), ".", checkout());
	}

	@Override
	public void keep(String files, boolean maybeNone) {
		PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:{" + files.replace(" ", "") + "}");
		List<Path> found = files(checkout()).stream().map(checkout()::relativize).filter(matcher::matches).toList();
		if (found.isEmpty() && !maybeNone) {
			throw new StepFailed("nothing is there of " + files);
		}
		found.forEach((each) -> copy(checkout(), each.toString(), this.folder.resolve("kept")));
	}

	@Override
	public String credential(String id) {
		String name = id.replace('-', '_').toUpperCase(Locale.ROOT);
		return Objects.requireNonNull(System.getenv(name), name);
	}

	private Path checkout() {
		return this.checkouts.element();
	}

	private Path stashed(String name) {
		return this.folder.resolve("stash-" + name);
	}

	private void copy(Path from, String name, Path to) {
		try {
			for (Path each : files(from.resolve(name).normalize())) {
				Path copy = to.resolve(from.relativize(each));
				Files.createDirectories(copy.getParent());
				Files.copy(each, copy, StandardCopyOption.COPY_ATTRIBUTES, StandardCopyOption.REPLACE_EXISTING);
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private List<Path> files(Path from) {
		try (Stream<Path> files = Files.walk(from)) {
			return files.filter(Files::isRegularFile).toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private void execute(Path directory, Map<String, String> environment, String... command) {
		ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile())
			.redirectErrorStream(true)
			.redirectOutput(ProcessBuilder.Redirect.appendTo(this.folder.resolve("log").toFile()));
		builder.environment().putAll(environment);
		try {
			int status = builder.start().waitFor();
			if (status != 0) {
				throw new StepFailed("status %d of %s".formatted(status, String.join(" ", command)));
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

}
