/**
 * What the service tells of itself: metrics, traces, and how they leave. Features name
 * what they count; docs/metrics.md has all of it.
 */
@NullMarked
package io.spillway.observability;

import org.jspecify.annotations.NullMarked;
