/**
 * Recording clicks: each once, through outages of the database and ends of the process.
 */
@NullMarked
package io.spillway.recording;

import org.jspecify.annotations.NullMarked;
