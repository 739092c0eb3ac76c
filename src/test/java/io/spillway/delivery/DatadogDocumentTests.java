package io.spillway.delivery;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What deploy/datadog has is in docs/watching.md, and what its messages refer to is
 * there.
 */
class DatadogDocumentTests {

	private static final Path DOCUMENT = Path.of("docs/watching.md");

	private static final Pattern LINK = Pattern.compile("\\$\\{repository}/([\\w/.-]+)#([\\w-]+)\\)");

	private static final Pattern LOCAL_LINK = Pattern.compile("]\\(([\\w/.]*)(?:#([\\w-]+))?\\)");

	static Stream<DatadogFile> dashboards() {
		return DatadogFile.all("dashboards");
	}

	static Stream<DatadogFile> monitors() {
		return DatadogFile.all("monitors");
	}

	@ParameterizedTest
	@MethodSource("dashboards")
	void widgetsOfADashboardAreThere(DatadogFile file) throws IOException {
		assertThat(cells("### " + file.name(), 0))
			.containsExactlyElementsOf(groups(file).flatMap(DatadogDocumentTests::titles).toList());
		assertThat(cells("### " + file.name(), 1)).noneMatch(String::isBlank);
	}

	@ParameterizedTest
	@MethodSource("dashboards")
	void groupsStandWithTheirQuestion(DatadogFile file) throws IOException {
		assertThat(cells("### " + file.name(), 1).stream().filter((cell) -> cell.startsWith("**")))
			.containsExactlyElementsOf(groups(file)
				.map((group) -> "**%s**".formatted(group.at("/definition/widgets/0/definition/content").asText()))
				.toList());
	}

	@Test
	void monitorsAreThere() throws IOException {
		assertThat(names("## Monitors"))
			.containsExactlyInAnyOrderElementsOf(monitors().map(DatadogFile::name).distinct().toList());
	}

	@Test
	void slosAreThere() throws IOException {
		assertThat(names("## SLOs"))
			.containsExactlyInAnyOrderElementsOf(DatadogFile.all("slos").map(DatadogFile::name).distinct().toList());
	}

	@ParameterizedTest
	@MethodSource("monitors")
	void messageLeadsToWhatThereIsToDo(DatadogFile file) {
		assertThat(LINK.matcher(file.text()).results()).hasSizeGreaterThanOrEqualTo(2)
			.allSatisfy((link) -> assertThat(anchors(Path.of(link.group(1)))).contains(link.group(2)));
		assertThat(file.text()).contains("First: ").contains(isUrgent(file) ? "${notify}" : "${notify_warning}");
	}

	/** Others wake nobody, nor are they said to. */
	private static boolean isUrgent(DatadogFile file) {
		return file.text().matches("(?s).*\\npriority: [12]\\n.*");
	}

	@ParameterizedTest
	@MethodSource("monitors")
	void whatIsNotUrgentWakesNobody(DatadogFile file) {
		assertThat(file.text().contains("${notify}")).isEqualTo(isUrgent(file));
	}

	@Test
	void linksOfTheDocumentLeadSomewhere() throws IOException {
		assertThat(LOCAL_LINK.matcher(Files.readString(DOCUMENT)).results()).isNotEmpty()
			.allSatisfy(DatadogDocumentTests::assertLeadsSomewhere);
	}

	private static void assertLeadsSomewhere(MatchResult link) throws IOException {
		Path target = link.group(1).isEmpty() ? DOCUMENT : DOCUMENT.resolveSibling(link.group(1)).normalize();
		assertThat(target).isRegularFile();
		assertThat(link.group(2) == null || anchors(target).contains(link.group(2))).as(link.group()).isTrue();
	}

	private static Stream<JsonNode> groups(DatadogFile dashboard) {
		return dashboard.rendered().path("widgets").valueStream();
	}

	private static Stream<String> titles(JsonNode group) {
		return Stream.concat(Stream.of("**%s**".formatted(group.at("/definition/title").asText())),
				group.at("/definition/widgets")
					.valueStream()
					.skip(1)
					.map((widget) -> widget.at("/definition/title").asText()));
	}

	/**
	 * The names of files in the first column.
	 */
	private static List<String> names(String heading) throws IOException {
		return cells(heading, 0).stream()
			.flatMap((cell) -> Stream.of(cell.split(", ", -1)))
			.map((name) -> name.replace("`", ""))
			.toList();
	}

	/**
	 * A column of the first table below a heading.
	 */
	private static List<String> cells(String heading, int column) throws IOException {
		return Files.readString(DOCUMENT)
			.lines()
			.dropWhile((line) -> !line.equals(heading))
			.dropWhile((line) -> !line.startsWith("|"))
			.takeWhile((line) -> line.startsWith("|"))
			.skip(2)
			.map((line) -> line.split("\\|", -1)[column + 1].strip())
			.toList();
	}

	/**
	 * Of the headings, as Git hosts make them.
	 */
	private static List<String> anchors(Path document) throws IOException {
		return Files.readAllLines(document)
			.stream()
			.filter((line) -> line.startsWith("#"))
			.map((line) -> line.replaceFirst("#+ ", "").toLowerCase(Locale.ROOT))
			.map((heading) -> heading.replaceAll("[^\\w -]", "").replace(' ', '-'))
			.toList();
	}

}
