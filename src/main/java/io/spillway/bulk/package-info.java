/**
 * Bulk calls: one request with any number of lines, answered line by line in their order
 * while it is still being sent, in memory that does not depend on how many there are.
 * <p>
 * A feature reads {@link io.spillway.bulk.BulkLines} (or, where a line costs next to
 * nothing, uses {@link io.spillway.bulk.LineSplitter} itself), and hands its answers to
 * {@link io.spillway.bulk.BulkStreams}: as a {@code Flux} of lines, or as an
 * {@link io.spillway.bulk.AnswerSource} that is asked for them. There they become chunks,
 * at the pace of whoever reads them; a stream on which nothing moves or that cannot be
 * finished is aborted, so that it never looks whole. {@link io.spillway.bulk.ErrorLines}
 * say what is wrong with a line.
 */
@NullMarked
package io.spillway.bulk;

import org.jspecify.annotations.NullMarked;
