package io.spillway.spool;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The disk of this machine, which says what was done and fails at what it is told to. */
final class WatchedDisk implements Disk {

	private final LocalDisk disk = new LocalDisk();

	private final List<String> done = new ArrayList<>();

	private final Set<String> failing = new TreeSet<>();

	/** How many bytes can still be written before the disk is full. */
	private long room = Long.MAX_VALUE;

	/** How many bytes it reads or writes at a time. */
	private int step = Integer.MAX_VALUE;

	/** Has it fail at this from now on, for all files or for one ("force", "force x"). */
	void fail(String... operations) {
		this.failing.addAll(Set.of(operations));
	}

	void fill(long room) {
		this.room = room;
	}

	void heal() {
		this.failing.clear();
		this.room = Long.MAX_VALUE;
	}

	void slowDown(int step) {
		this.step = step;
	}

	/** What was done since the last call. */
	List<String> done() {
		List<String> done = List.copyOf(this.done);
		this.done.clear();
		return done;
	}

	private void begin(String operation, Path file) throws IOException {
		String what = operation + " " + file.getFileName().toString().replaceFirst("^0+", "");
		if (this.failing.contains(operation) || this.failing.contains(what)) {
			throw new IOException("Input/output error at " + what);
		}
		this.done.add(what);
	}

	@Override
	public void createFolder(Path folder) throws IOException {
		begin("createFolder", folder);
		this.disk.createFolder(folder);
	}

	@Override
	public DiskFile create(Path file) throws IOException {
		begin("create", file);
		return new WatchedFile(file, this.disk.create(file));
	}

	@Override
	public DiskFile open(Path file) throws IOException {
		begin("open", file);
		return new WatchedFile(file, this.disk.open(file));
	}

	@Override
	public void cut(Path file, long length) throws IOException {
		begin("cut", file);
		this.disk.cut(file, length);
	}

	@Override
	public void delete(Path file) throws IOException {
		begin("delete", file);
		this.disk.delete(file);
	}

	@Override
	public void move(Path from, Path to) throws IOException {
		begin("move", from);
		this.disk.move(from, to);
	}

	@Override
	public void forceFolder(Path folder) throws IOException {
		begin("forceFolder", folder);
		this.disk.forceFolder(folder);
	}

	private final class WatchedFile implements DiskFile {

		private final Path path;

		private final DiskFile file;

		WatchedFile(Path path, DiskFile file) {
			this.path = path;
			this.file = file;
		}

		@Override
		public long size() throws IOException {
			return this.file.size();
		}

		@Override
		public int read(ByteBuffer into, long position) throws IOException {
			begin("read", this.path);
			ByteBuffer part = part(into, WatchedDisk.this.step);
			int read = this.file.read(part, position);
			into.position(into.position() + Math.max(read, 0));
			return read;
		}

		@Override
		public void write(ByteBuffer bytes, long position) throws IOException {
			begin("write", this.path);
			if (WatchedDisk.this.room == 0) {
				throw new IOException("No space left on device");
			}
			ByteBuffer part = part(bytes, Math.min(WatchedDisk.this.step, WatchedDisk.this.room));
			int size = part.remaining();
			this.file.write(part, position);
			WatchedDisk.this.room -= size;
			bytes.position(bytes.position() + size);
		}

		private static ByteBuffer part(ByteBuffer bytes, long size) {
			return bytes.slice(bytes.position(), (int) Math.min(bytes.remaining(), size));
		}

		@Override
		public void truncate(long length) throws IOException {
			begin("truncate", this.path);
			this.file.truncate(length);
		}

		@Override
		public void force() throws IOException {
			begin("force", this.path);
			this.file.force();
		}

		@Override
		public void close() throws IOException {
			this.file.close();
			begin("close", this.path);
		}

	}

}
