/**
 * The tokens of links: their three forms, and the keys that seal and open them. Pure
 * Java: nothing here knows of Spring or does I/O.
 */
@NullMarked
package io.spillway.token;

import org.jspecify.annotations.NullMarked;
