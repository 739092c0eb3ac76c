/**
 * The service as its users meet it: a process of its own, the jar or the native binary
 * (system property {@code spillway.executable}), which is told nothing but settings and
 * asked nothing but HTTP.
 */
@NullMarked
package io.spillway.endtoend;

import org.jspecify.annotations.NullMarked;
