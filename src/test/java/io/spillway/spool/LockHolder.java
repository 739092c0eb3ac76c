package io.spillway.spool;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Another process: locks a file, says so, and stays until it is ended. */
final class LockHolder {

	private LockHolder() {
	}

	public static void main(String[] args) throws IOException {
		try (FileChannel channel = FileChannel.open(Path.of(args[0]), StandardOpenOption.WRITE)) {
			System.out.println((channel.tryLock() != null) ? "locked" : "in use");
			System.in.readAllBytes();
		}
	}

}
