package io.spillway.delivery;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Widgets lie in twelve columns, and none over another.
 */
class DatadogLayoutTests {

	private static final int COLUMNS = 12;

	static Stream<DatadogFile> dashboards() {
		return DatadogFile.all("dashboards");
	}

	static Stream<JsonNode> groups() {
		return dashboards().flatMap((file) -> file.rendered().path("widgets").valueStream());
	}

	@ParameterizedTest
	@MethodSource("dashboards")
	void groupsLieAmongThemselves(DatadogFile file) {
		assertFit(file.rendered().path("widgets").valueStream().toList());
	}

	@ParameterizedTest
	@MethodSource("groups")
	void widgetsOfAGroupLieWithinIt(JsonNode group) {
		List<JsonNode> widgets = group.at("/definition/widgets").valueStream().toList();
		assertFit(widgets);
		int bottom = widgets.stream()
			.mapToInt((widget) -> number(widget, "y") + number(widget, "height"))
			.max()
			.orElseThrow();
		// Its title has a line of its own.
		assertThat(number(group, "height")).isEqualTo(bottom + 1);
	}

	@ParameterizedTest
	@MethodSource("groups")
	void groupBeginsWithTheQuestionThatItAnswers(JsonNode group) {
		JsonNode first = group.at("/definition/widgets/0/definition");
		assertThat(first.path("type").asText()).isEqualTo("note");
		assertThat(first.path("content").asText()).endsWith("?");
	}

	private static void assertFit(List<JsonNode> widgets) {
		Map<String, JsonNode> taken = new TreeMap<>();
		for (JsonNode widget : widgets) {
			assertThat(number(widget, "x") + number(widget, "width")).isLessThanOrEqualTo(COLUMNS);
			cells(widget).forEach((cell) -> assertThat(taken.put(cell, widget)).as(cell).isNull());
		}
		assertThat(taken).isNotEmpty();
	}

	private static Stream<String> cells(JsonNode widget) {
		return IntStream.range(0, number(widget, "width"))
			.boxed()
			.flatMap((column) -> IntStream.range(0, number(widget, "height"))
				.mapToObj((row) -> (number(widget, "x") + column) + "," + (number(widget, "y") + row)));
	}

	private static int number(JsonNode widget, String field) {
		JsonNode number = widget.path("layout").path(field);
		assertThat(number.isInt()).as("%s of %s", field, widget).isTrue();
		return number.asInt();
	}

}
