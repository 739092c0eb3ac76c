/** The secrets: the key ring, and the API keys that guard /v1. */
@NullMarked
package io.spillway.security;

import org.jspecify.annotations.NullMarked;
