/**
 * Statistics: what became of the clicks of a campaign or of a link, from their roll-ups.
 */
@NullMarked
package io.spillway.statistics;

import org.jspecify.annotations.NullMarked;
