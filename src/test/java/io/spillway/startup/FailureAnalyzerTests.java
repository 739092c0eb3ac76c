package io.spillway.startup;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.boot.diagnostics.FailureAnalysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class FailureAnalyzerTests {

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					app.number        | app.number is not valid (it must be a number)
					app.timeout       | app.timeout is not valid (it must be a duration, like PT10S)
					app.url           | app.url is not valid (it must be a URI)
					app.unit          | app.unit is not valid (it must be one of nanoseconds, microseconds, milliseconds, seconds, minutes, hours, days)
					app.units         | app.units is not valid (it must be one of nanoseconds, microseconds, milliseconds, seconds, minutes, hours, days)
					app.entries.a     | app.entries is not valid (it must be a number)
					""")
	void aSettingOfTheWrongFormIsNamedWithoutItsValue(String name, String description) {
		FailureAnalysis analysis = new BindFailureAnalyzer().analyze(failure(name, "secret value"));
		assertThat(analysis.getDescription()).isEqualTo(description);
		assertThat(analysis.getAction()).isNull();
	}

	@Test
	void anInvalidSettingSpeaksForItself() {
		BindException failure = failure("app.names", "a");
		FailureAnalysis analysis = new InvalidSettingFailureAnalyzer().analyze(failure);
		assertThat(analysis.getDescription()).isEqualTo("app.names must be empty");
	}

	private static BindException failure(String name, String value) {
		Binder binder = new Binder(new MapConfigurationPropertySource(Map.of(name, value)));
		return catchThrowableOfType(BindException.class, () -> binder.bind("app", Settings.class));
	}

	/** A setting of each form that the service has. */
	record Settings(int number, Duration timeout, URI url, TimeUnit unit, Set<TimeUnit> units,
			Map<Integer, String> entries, List<String> names) {

		Settings {
			if (names != null) {
				throw new InvalidSettingException("app.names must be empty");
			}
		}

	}

}
