package io.spillway.spool;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/** Files whose records are done with. What cannot be deleted is tried again. */
final class SpentFiles {

	private final Disk disk;

	private final List<SpoolFile> files = new ArrayList<>();

	SpentFiles(Disk disk) {
		this.disk = disk;
	}

	void add(SpoolFile file) {
		this.files.add(file);
	}

	/** Deletes them, each whether or not the others can be deleted. */
	void delete() throws IOException {
		IOException failure = null;
		for (SpoolFile file : List.copyOf(this.files)) {
			failure = delete(file, failure);
		}
		if (failure != null) {
			throw failure;
		}
	}

	private @Nullable IOException delete(SpoolFile file, @Nullable IOException earlier) {
		try {
			this.disk.delete(file.path());
			this.files.remove(file);
			return earlier;
		}
		catch (IOException ex) {
			if (earlier != null) {
				ex.addSuppressed(earlier);
			}
			return ex;
		}
	}

	/** What they take on disk. */
	long bytes() {
		return this.files.stream().mapToLong(SpoolFile::bytes).sum();
	}

}
