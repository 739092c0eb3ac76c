package io.spillway.datadog;

import java.util.Locale;
import java.util.Set;

import com.datadog.api.client.v1.model.Dashboard;
import com.datadog.api.client.v1.model.Monitor;
import com.datadog.api.client.v1.model.ServiceLevelObjectiveRequest;

/**
 * What a file can define, in the order in which it is applied: later ones may refer to
 * earlier ones.
 */
enum Kind {

	SLO("slos", "name", ServiceLevelObjectiveRequest.class),

	MONITOR("monitors", "name", Monitor.class),

	DASHBOARD("dashboards", "title", Dashboard.class);

	private final String folder;

	private final String titleField;

	private final Class<?> model;

	Kind(String folder, String titleField, Class<?> model) {
		this.folder = folder;
		this.titleField = titleField;
		this.model = model;
	}

	String folder() {
		return this.folder;
	}

	/** The field with the name that people see. */
	String titleField() {
		return this.titleField;
	}

	/** What the API takes to create one. */
	Class<?> model() {
		return this.model;
	}

	/** The fields that are the API's own. */
	Set<String> readOnly() {
		return switch (this) {
			case SLO -> Set.of("id", "created_at", "creator", "modified_at", "monitor_tags");
			case MONITOR -> Set.of("id", "assets", "created", "creator", "deleted", "matching_downtimes", "modified",
					"multi", "overall_state", "state");
			case DASHBOARD -> Set.of("id", "author_handle", "author_name", "created_at", "modified_at", "url");
		};
	}

	@Override
	public String toString() {
		return name().toLowerCase(Locale.ROOT);
	}

}
