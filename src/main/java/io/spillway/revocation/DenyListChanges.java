package io.spillway.revocation;

import java.time.Instant;
import java.util.List;

/**
 * What a look at the table showed.
 *
 * @param horizon the oldest transaction that the look could not see the end of; the next
 * look asks for all that changed in it or later
 * @param complete whether these are all entries rather than the changed ones
 * @param entries the entries
 */
record DenyListChanges(long horizon, boolean complete, List<Entry> entries) {

	/**
	 * An entry of the table.
	 *
	 * @param subject what it is about
	 * @param denied whether it is denied, or restored
	 * @param expiresAt when it leads nowhere anyway
	 */
	record Entry(Subject subject, boolean denied, Instant expiresAt) {
	}

}
