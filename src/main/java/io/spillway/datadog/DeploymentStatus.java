package io.spillway.datadog;

import java.util.Locale;

import com.datadog.api.client.v1.model.EventAlertType;

/** How far a deployment is. */
enum DeploymentStatus {

	STARTED, FINISHED, FAILED;

	EventAlertType alertType() {
		return switch (this) {
			case STARTED -> EventAlertType.INFO;
			case FINISHED -> EventAlertType.SUCCESS;
			case FAILED -> EventAlertType.ERROR;
		};
	}

	boolean isOver() {
		return this != STARTED;
	}

	@Override
	public String toString() {
		return name().toLowerCase(Locale.ROOT);
	}

}
