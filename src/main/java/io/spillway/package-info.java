/** Spillway, the click gateway: its entry point. */
@NullMarked
package io.spillway;

import org.jspecify.annotations.NullMarked;
