/**
 * Tables that every replica holds in memory: how what one changes reaches the others, by
 * notifications with looks beneath them.
 */
@NullMarked
package io.spillway.feed;

import org.jspecify.annotations.NullMarked;
