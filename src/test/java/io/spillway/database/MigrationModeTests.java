package io.spillway.database;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.mock.env.MockEnvironment;

import static org.assertj.core.api.Assertions.assertThat;

class MigrationModeTests {

	@ParameterizedTest
	@CsvSource({ "only,true", "ONLY,true", "auto,false", "off,false" })
	void isOnlyWhereTheSettingSaysSo(String setting, boolean only) {
		MockEnvironment environment = new MockEnvironment().withProperty("spillway.migrate", setting);
		assertThat(MigrationMode.isOnly(environment)).isEqualTo(only);
	}

	@Test
	void isNotOnlyByDefault() {
		assertThat(MigrationMode.isOnly(new MockEnvironment())).isFalse();
	}

}
