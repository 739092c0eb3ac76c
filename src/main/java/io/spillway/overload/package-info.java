/** Overload: what cannot be answered in time is refused before any work on it. */
@NullMarked
package io.spillway.overload;

import org.jspecify.annotations.NullMarked;
