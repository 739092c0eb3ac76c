/**
 * The console: a page on the management port that shows campaigns live, and the calls
 * that it makes. Nothing of it is part of the service's own context.
 */
@NullMarked
package io.spillway.console;

import org.jspecify.annotations.NullMarked;
