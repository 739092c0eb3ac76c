package io.spillway.spool;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assumptions.assumeThat;

class SpoolOpeningTests {

	@TempDir
	private Path parent;

	private Path folder() {
		return this.parent.resolve("a/spool");
	}

	private Spool open() throws SpoolUnavailableException {
		return open(folder());
	}

	private static Spool open(Path folder) throws SpoolUnavailableException {
		return Spool.open(folder, Spool.MIN_BYTES, SpoolFixture.SETTING, InstantSource.system());
	}

	@Test
	void makesFolderAndFilesForTheirOwnerOnly() throws IOException {
		try (Spool spool = open()) {
			spool.append(new byte[1]);
			spool.setAside(new byte[1]);
		}
		assertThat(permissions(folder())).isEqualTo("rwx------");
		try (var files = Files.list(folder())) {
			assertThat(files).hasSize(3).allSatisfy((file) -> assertThat(permissions(file)).isEqualTo("rw-------"));
		}
	}

	private static String permissions(Path path) throws IOException {
		return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
	}

	@Test
	void usesAFolderThatIsThere() throws IOException {
		Files.createDirectories(folder());
		Files.createSymbolicLink(this.parent.resolve("link"), folder());
		try (Spool spool = open(this.parent.resolve("link"))) {
			spool.append(new byte[1]);
		}
		try (Spool spool = open()) {
			assertThat(spool.counts().segments()).isOne();
		}
	}

	@Test
	void isNotSharedWithinAProcess() throws IOException {
		try (Spool spool = open()) {
			for (int i = 0; i < 2; i++) {
				assertThatExceptionOfType(SpoolUnavailableException.class).isThrownBy(this::open)
					.withMessage("The folder of spillway.clicks.spool is in use within this process");
			}
			assertThat(spool.append(new byte[1])).isTrue();
		}
		open().close();
	}

	@Test
	void isNotSharedWithAnotherProcessButTakenOverFromADeadOne() throws Exception {
		open().close();
		Process other = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin/java").toString(), "-cp",
				Path.of(LockHolder.class.getProtectionDomain().getCodeSource().getLocation().toURI()).toString(),
				LockHolder.class.getName(), folder().resolve("lock").toString())
			.redirectError(ProcessBuilder.Redirect.INHERIT)
			.start();
		try {
			assertThat(other.inputReader().readLine()).isEqualTo("locked");
			assertThatExceptionOfType(SpoolUnavailableException.class).isThrownBy(this::open)
				.withMessage("Another process uses the folder of spillway.clicks.spool");
		}
		finally {
			other.destroyForcibly();
		}
		assertThat(other.waitFor(30, TimeUnit.SECONDS)).isTrue();
		open().close();
	}

	@Test
	void refusesAFile() throws IOException {
		Files.createFile(this.parent.resolve("a"));
		assertUnavailable(this.parent.resolve("a"), "it is not a folder");
	}

	@Test
	void refusesAFolderWhoseLockCannotBeMade() throws IOException {
		Files.createDirectories(folder().resolve("lock"));
		assertUnavailable(folder(), "Is a directory");
		Files.delete(folder().resolve("lock"));
		open().close();
	}

	@Test
	void refusesAFolderThatCannotBeWrittenTo() throws IOException {
		open().close();
		Files.setPosixFilePermissions(folder(), PosixFilePermissions.fromString("r-x------"));
		assumeThat(Files.isWritable(folder())).as("root may write").isFalse();
		assertUnavailable(folder(), "it cannot be written to");
	}

	@Test
	void refusesAPlaceWhereNoFolderCanBeMade() {
		Path nowhere = Path.of("/proc/spillway/spool");
		assertThatExceptionOfType(SpoolUnavailableException.class).isThrownBy(() -> open(nowhere))
			.withMessageStartingWith("The folder of spillway.clicks.spool cannot be used: ")
			.withCauseInstanceOf(IOException.class);
	}

	@Test
	void saysWhatTheDiskFailedAt() {
		WatchedDisk disk = new WatchedDisk();
		disk.fail("createFolder");
		SpoolOpening opening = new SpoolOpening(disk, SpoolFixture.LIMITS, InstantSource.system());
		assertThatExceptionOfType(SpoolUnavailableException.class)
			.isThrownBy(() -> opening.open(folder(), SpoolFixture.SETTING))
			.withMessage("The folder of spillway.clicks.spool cannot be used: IOException");
	}

	@Test
	void refusesASizeThatIsTooSmall() {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> Spool.open(folder(), Spool.MIN_BYTES - 1, SpoolFixture.SETTING, InstantSource.system()));
	}

	private static void assertUnavailable(Path folder, String reason) {
		assertThatExceptionOfType(SpoolUnavailableException.class).isThrownBy(() -> open(folder))
			.withMessage("The folder of spillway.clicks.spool cannot be used: " + reason)
			.withCauseInstanceOf(IOException.class);
	}

}
