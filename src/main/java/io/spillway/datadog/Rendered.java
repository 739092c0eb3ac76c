package io.spillway.datadog;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A definition whose placeholders are replaced.
 *
 * @param tree what the API is to have, with the mark by which it is found again
 * @param complete whether all ids in it are known
 */
record Rendered(ObjectNode tree, boolean complete) {

	/** What stands where an id is not known yet. */
	static final String UNKNOWN = "(known after apply)";

}
