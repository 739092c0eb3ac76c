package io.spillway.datadog;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;

import com.datadog.api.client.v1.model.EventCreateRequest;
import com.datadog.api.client.v2.model.DORADeploymentRequest;
import com.datadog.api.client.v2.model.DORADeploymentRequestAttributes;
import com.datadog.api.client.v2.model.DORADeploymentRequestData;
import com.datadog.api.client.v2.model.DORAGitInfo;
import org.jspecify.annotations.Nullable;

/**
 * A release, on its way to an environment.
 *
 * @param environment the environment
 * @param version the version
 * @param status how far it is
 * @param startedAt since when it is under way
 * @param at when it got as far
 * @param commit what is released, or {@code null} if nobody said
 */
record Deployment(String environment, ReleaseVersion version, DeploymentStatus status, Instant startedAt, Instant at,
		@Nullable GitCommit commit) {

	static final String SERVICE = "spillway";

	/** An entry of Datadog's event stream. */
	EventCreateRequest event() {
		return new EventCreateRequest(text(), title()).alertType(this.status.alertType())
			.dateHappened(this.at.getEpochSecond())
			.aggregationKey("%s-%s-%s".formatted(SERVICE, this.environment, this.version))
			.tags(List.of("service:" + SERVICE, "env:" + this.environment, this.version.tag(),
					"deployment-status:" + this.status));
	}

	/** What the DORA metrics count; times are in nanoseconds. */
	DORADeploymentRequest dora() {
		DORADeploymentRequestAttributes attributes = new DORADeploymentRequestAttributes(nanos(this.at), SERVICE,
				nanos(this.startedAt))
			.env(this.environment)
			.version(this.version.text())
			.customTags(List.of("deployment-status:" + this.status));
		if (this.commit != null) {
			attributes.git(new DORAGitInfo(this.commit.sha(), this.commit.repository()));
		}
		return new DORADeploymentRequest(new DORADeploymentRequestData(attributes));
	}

	String title() {
		return "Deployment of Spillway %s to %s %s".formatted(this.version, this.environment, this.status);
	}

	private String text() {
		String text = this.status.isOver()
				? "After %d s".formatted(Duration.between(this.startedAt, this.at).toSeconds()) : "Under way";
		return (this.commit != null)
				? "%s, commit %s of %s".formatted(text, this.commit.sha(), this.commit.repository()) : text;
	}

	private static long nanos(Instant instant) {
		return TimeUnit.SECONDS.toNanos(instant.getEpochSecond()) + instant.getNano();
	}

}
