package io.spillway.delivery;

import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.datadog.api.client.v1.model.Dashboard;
import com.datadog.api.client.v1.model.Monitor;
import com.datadog.api.client.v1.model.ServiceLevelObjectiveRequest;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Each file of deploy/datadog is what Datadog's API takes.
 */
class DatadogFilesTests {

	static final Map<String, Class<?>> KINDS = Map.of("slos", ServiceLevelObjectiveRequest.class, "monitors",
			Monitor.class, "dashboards", Dashboard.class);

	private static final Pattern ID = Pattern.compile("\\$\\{(slo|monitor)\\.([a-z-]+)\\.id}");

	static Stream<Arguments> files() {
		return KINDS.entrySet()
			.stream()
			.flatMap((kind) -> DatadogFile.all(kind.getKey()).map((file) -> Arguments.of(file, kind.getValue())));
	}

	static Stream<String> kinds() {
		return KINDS.keySet().stream();
	}

	@ParameterizedTest
	@MethodSource("files")
	void everyFieldAndValueIsKnown(DatadogFile file, Class<?> type) throws Exception {
		assertThat(DatadogModel.unknown(file.rendered(), type)).isEmpty();
	}

	@Test
	void unknownFieldsAndValuesAreNoticed() throws Exception {
		JsonNode dashboard = new ObjectMapper().readTree("""
				{"title": "t", "layout_type": "ordered", "colour": "red", "widgets": [
				  {"definition": {"type": "note", "content": "c", "text_align": "middle"}},
				  {"definition": {"type": "poster"}},
				  {"definition": {"type": "group", "layout_type": "ordered", "widgets": [
				    {"definition": {"type": "note", "content": "c", "colour": "red"}}]}}]}
				""");
		assertThat(DatadogModel.unknown(dashboard, Dashboard.class)).anyMatch((line) -> line.startsWith(".colour"))
			.anyMatch((line) -> line.startsWith(".Widgets[0]"))
			.anyMatch((line) -> line.startsWith(".Widgets[1]"))
			.anyMatch((line) -> line.startsWith(".Widgets[2]") && line.contains("colour"));
	}

	@ParameterizedTest
	@MethodSource("kinds")
	void namesDifferWithinAKind(String kind) {
		String field = kind.equals("dashboards") ? "title" : "name";
		assertThat(DatadogFile.all(kind).map((file) -> file.rendered().path(field).asText())).doesNotHaveDuplicates()
			.doesNotContain("")
			.isNotEmpty();
	}

	@ParameterizedTest
	@MethodSource("files")
	void refersToFilesThatAreThere(DatadogFile file, Class<?> type) {
		assertThat(ID.matcher(file.text()).results()).allSatisfy(
				(id) -> assertThat(DatadogFile.all(id.group(1) + "s").map(DatadogFile::name)).contains(id.group(2)));
	}

	@Test
	void everyValueOfAnEnvironmentIsUsed() {
		String texts = KINDS.keySet()
			.stream()
			.flatMap(DatadogFile::all)
			.map(DatadogFile::text)
			.collect(Collectors.joining());
		DatadogFile.all("environments")
			.forEach((file) -> file.rendered()
				.fieldNames()
				.forEachRemaining((name) -> assertThat(texts).contains("${" + name + "}")));
	}

}
