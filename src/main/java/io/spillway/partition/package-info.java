/** The days of the table of clicks: made ahead of the clicks, dropped with them. */
@NullMarked
package io.spillway.partition;

import org.jspecify.annotations.NullMarked;
