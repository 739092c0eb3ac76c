package io.spillway.spool;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;

/**
 * Opens a folder as a spool.
 *
 * @param disk the file system
 * @param limits what the spool may take
 * @param clock tells when segments are begun
 */
record SpoolOpening(Disk disk, SpoolLimits limits, InstantSource clock) {

	Spool open(Path path, String setting) throws SpoolUnavailableException {
		try {
			this.disk.createFolder(path);
			return open(path, FolderLock.take(path, setting));
		}
		catch (SpoolUnavailableException ex) {
			throw ex;
		}
		catch (IOException ex) {
			throw new SpoolUnavailableException("The folder of " + setting + " cannot be used: " + reason(ex), ex);
		}
	}

	private Spool open(Path path, FolderLock lock) throws IOException {
		try {
			SpoolFolder folder = new SpoolFolder(path);
			SpoolStorage storage = new SpoolStorage(this.disk, folder, this.limits, this.clock);
			SetAside setAside = new SetAside(folder, this.disk, this.limits.setAside());
			setAside.recount();
			List<SpoolFile> files = folder.files();
			long lastNumber = files.isEmpty() ? 0 : files.getLast().number();
			List<Segment> segments = new Recovery(storage, setAside).segments(files);
			SegmentWriter writer = new SegmentWriter(storage, lastNumber);
			SegmentQueue queue = new SegmentQueue(storage, setAside, writer, segments);
			return new SegmentSpool(storage, lock, setAside, writer, queue);
		}
		catch (IOException | RuntimeException ex) {
			lock.close();
			throw ex;
		}
	}

	private static String reason(IOException failure) {
		return switch (failure) {
			case AccessDeniedException denied -> "permission denied";
			case FileAlreadyExistsException file -> "it is not a folder";
			case FileSystemException ex when ex.getReason() != null -> ex.getReason();
			default -> failure.getClass().getSimpleName();
		};
	}

}
