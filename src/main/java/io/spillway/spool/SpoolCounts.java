package io.spillway.spool;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * How a {@link Spool} stands.
 *
 * @param bytes what the segments take on disk, in whole blocks of 4 KiB
 * @param maxBytes what the segments may take
 * @param segments how many segments wait for their replay
 * @param oldest when the oldest of them was begun by its first record, null if there are
 * none
 * @param setAsideBytes what is kept but not replayed takes on disk, in whole blocks of 4
 * KiB: refused records, damaged segments, segments of versions that are unknown here
 */
public record SpoolCounts(long bytes, long maxBytes, int segments, @Nullable Instant oldest, long setAsideBytes) {
}
