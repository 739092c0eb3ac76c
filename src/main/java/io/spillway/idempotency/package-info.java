/** The Idempotency-Key: a request that is sent twice is done once. */
@NullMarked
package io.spillway.idempotency;

import org.jspecify.annotations.NullMarked;
