package io.spillway.datadog;

import java.util.List;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/** The objects of one kind, in Datadog. */
interface Remote {

	/**
	 * Finds those that came from files.
	 * @param environment the environment
	 */
	List<Managed> list(String environment);

	/**
	 * Asks Datadog whether it would take an object; it changes nothing.
	 * @param label how an error names the object
	 * @param id its id, or {@code null} if it does not exist yet
	 * @param tree all of it
	 */
	default void validate(String label, @Nullable String id, ObjectNode tree) {
	}

	/**
	 * Creates an object.
	 * @param label how an error names the object
	 * @param tree all of it
	 * @return its id
	 */
	String create(String label, ObjectNode tree);

	/**
	 * Changes an object.
	 * @param label how an error names the object
	 * @param id its id
	 * @param tree all of it
	 */
	void update(String label, String id, ObjectNode tree);

	void delete(String label, String id);

	/** Takes out of an object what makes no difference. */
	default ObjectNode comparable(ObjectNode tree) {
		return tree;
	}

}
