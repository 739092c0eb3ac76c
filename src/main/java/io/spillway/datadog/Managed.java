package io.spillway.datadog;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * An object in Datadog that came from a file.
 *
 * @param name the file's name
 * @param id Datadog's id
 * @param tree all of it
 */
record Managed(String name, String id, ObjectNode tree) {
}
