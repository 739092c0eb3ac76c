/** The commands of the binary and the jar beside the service itself. */
@NullMarked
package io.spillway.command;

import org.jspecify.annotations.NullMarked;
