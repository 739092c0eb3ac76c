/**
 * Revocation of what has no row of its own: the deny list, held in memory by every
 * replica and kept up to date from the database.
 */
@NullMarked
package io.spillway.revocation;

import org.jspecify.annotations.NullMarked;
