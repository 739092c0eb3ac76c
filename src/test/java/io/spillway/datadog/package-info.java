/**
 * Tests of the operators' command, through its command line and against a server that
 * stands for Datadog.
 */
@NullMarked
package io.spillway.datadog;

import org.jspecify.annotations.NullMarked;
