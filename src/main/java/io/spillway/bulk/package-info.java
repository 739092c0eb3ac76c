/**
 * Bulk calls: one request with any number of lines, answered line by line in their order
 * while it is still being sent, in memory that does not depend on how many there are.
 * <p>
 * A feature hands its answers to {@link io.spillway.bulk.BulkStreams}: as a {@code Flux}
 * made of that of the lines or, where a line costs next to nothing, as an
 * {@link io.spillway.bulk.AnswerSource} that uses {@link io.spillway.bulk.LineSplitter}
 * itself and is asked for them. There they become chunks, at the pace of whoever reads
 * them; a stream on which nothing moves or that cannot be finished is aborted, so that it
 * never looks whole. {@link io.spillway.bulk.ErrorLines} say what is wrong with a line.
 */
@NullMarked
package io.spillway.bulk;

import org.jspecify.annotations.NullMarked;
