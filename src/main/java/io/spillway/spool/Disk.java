package io.spillway.spool;

import java.io.IOException;
import java.nio.file.Path;

/** What a spool asks of the file system. */
interface Disk {

	/** Makes a folder for its owner only, unless it is there; it has to be writable. */
	void createFolder(Path folder) throws IOException;

	/** Makes a file for its owner only, to be read and written; it must not be there. */
	DiskFile create(Path file) throws IOException;

	/** Opens a file to be read. */
	DiskFile open(Path file) throws IOException;

	/** Shortens a file and makes that durable. */
	void cut(Path file, long length) throws IOException;

	/** Deletes a file if it is there. */
	void delete(Path file) throws IOException;

	void move(Path from, Path to) throws IOException;

	/** Makes durable which files a folder has. */
	void forceFolder(Path folder) throws IOException;

}
