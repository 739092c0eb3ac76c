/**
 * Pre-scaling: pushes are announced, and how many replicas their clicks need is told
 * before they come.
 */
@NullMarked
package io.spillway.capacity;

import org.jspecify.annotations.NullMarked;
