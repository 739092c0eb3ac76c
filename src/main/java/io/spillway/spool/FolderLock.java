package io.spillway.spool;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Keeps a folder to one process. The lock ends with the process, however that ends; its
 * file stays.
 */
final class FolderLock implements Closeable {

	/**
	 * The folders of this process: a second look at a lock file would, when closed, give
	 * up the lock of the first.
	 */
	private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

	private final Path folder;

	private final FileChannel channel;

	private FolderLock(Path folder, FileChannel channel) {
		this.folder = folder;
		this.channel = channel;
	}

	static FolderLock take(Path folder, String setting) throws IOException {
		Path real = folder.toRealPath();
		if (!HELD.add(real)) {
			throw new SpoolUnavailableException("The folder of " + setting + " is in use within this process");
		}
		try {
			return new FolderLock(real, lock(real.resolve("lock"), setting));
		}
		catch (IOException ex) {
			HELD.remove(real);
			throw ex;
		}
	}

	private static FileChannel lock(Path file, String setting) throws IOException {
		FileChannel channel = FileChannel.open(file, Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
				PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
		try {
			if (channel.tryLock() == null) {
				throw new SpoolUnavailableException("Another process uses the folder of " + setting);
			}
			return channel;
		}
		catch (IOException ex) {
			channel.close();
			throw ex;
		}
	}

	@Override
	public void close() throws IOException {
		this.channel.close();
		HELD.remove(this.folder);
	}

}
