package io.spillway.spool;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

/**
 * Where the files of a spool are: {@code 0000000000000001.segment}, a segment that cannot
 * be read to its end as {@code .damaged}, a refused record as
 * {@code 0000000000000002-<hash>.refused}, which is a segment of one record.
 *
 * @param path the folder
 */
record SpoolFolder(Path path) {

	Path segment(long number) {
		return file(number, ".segment");
	}

	Path damaged(long number) {
		return file(number, ".damaged");
	}

	Path refused(long number, String hash) {
		return file(number, "-" + hash + ".refused");
	}

	private Path file(long number, String rest) {
		return this.path.resolve(String.format(Locale.ROOT, "%016d%s", number, rest));
	}

	/** The files that are there, by their numbers; what does not belong is left out. */
	List<SpoolFile> files() throws IOException {
		List<SpoolFile> files = new ArrayList<>();
		try (var paths = Files.newDirectoryStream(this.path)) {
			for (Path path : paths) {
				SpoolFile file = file(path);
				if (file != null) {
					files.add(file);
				}
			}
		}
		files.sort(Comparator.comparingLong(SpoolFile::number));
		return files;
	}

	private static @Nullable SpoolFile file(Path path) throws IOException {
		try {
			return Files.isRegularFile(path) ? SpoolFile.of(path, Files.size(path)) : null;
		}
		catch (NoSuchFileException ex) {
			return null; // somebody took it away between the two looks
		}
	}

}
