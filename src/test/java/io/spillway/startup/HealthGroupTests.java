package io.spillway.startup;

import java.util.stream.Stream;

import io.spillway.development.SpillwayTest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.actuate.health.HealthEndpointGroup;
import org.springframework.boot.actuate.health.HealthEndpointGroups;
import org.springframework.boot.actuate.health.ReactiveHealthContributorRegistry;

import static org.assertj.core.api.Assertions.assertThat;

/** The server does not look for a group's members when it starts. */
@SpillwayTest
class HealthGroupTests {

	@ParameterizedTest
	@CsvSource({ "readiness,readinessState revocation campaigns recording", "liveness,livenessState" })
	void everyMemberOfAGroupIsThere(String name, String members, @Autowired HealthEndpointGroups groups,
			@Autowired ReactiveHealthContributorRegistry contributors) {
		HealthEndpointGroup group = groups.get(name);
		assertThat(group).isNotNull();
		assertThat(Stream.of(members.split(" "))).allSatisfy((member) -> {
			assertThat(group.isMember(member)).isTrue();
			assertThat(contributors.getContributor(member)).as(member).isNotNull();
		});
		assertThat(contributors.stream().filter((one) -> group.isMember(one.getName())))
			.hasSameSizeAs(members.split(" "));
	}

}
