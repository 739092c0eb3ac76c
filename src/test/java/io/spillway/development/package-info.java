/**
 * A database and keys for development and tests: all that the service needs and a clone
 * does not have.
 */
@NullMarked
package io.spillway.development;

import org.jspecify.annotations.NullMarked;
