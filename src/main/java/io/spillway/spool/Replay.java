package io.spillway.spool;

import java.io.Closeable;
import java.io.IOException;

import org.jspecify.annotations.Nullable;

/**
 * The records of the oldest segment of a {@link Spool}. Closed before it is
 * {@linkplain #done() done} it leaves the segment as it is, to be replayed again.
 */
public interface Replay extends Closeable {

	/**
	 * The next record, in the order in which they were appended.
	 * @return null if there is no further one, or none that can be read: the segment is
	 * then set aside as a whole when this is {@linkplain #done() done}
	 */
	byte @Nullable [] next();

	/**
	 * Removes the segment, durably. Doing it again does nothing.
	 * @throws IllegalStateException if {@link #next()} has not returned null yet
	 * @throws IOException if the removal may not outlive a crash, or has to be tried
	 * again later: the segment is not replayed again before the spool is opened the next
	 * time
	 */
	void done() throws IOException;

	@Override
	void close() throws IOException;

}
