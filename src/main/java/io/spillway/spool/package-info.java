/**
 * Records on disk, for the time in which what they are meant for is away: a bounded spool
 * of segment files. It knows nothing of what the records mean.
 */
@NullMarked
package io.spillway.spool;

import org.jspecify.annotations.NullMarked;
