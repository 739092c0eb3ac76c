package io.spillway.observability;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.jspecify.annotations.NullMarked;

/**
 * The tables of docs/metrics.md. A name that begins with a dot takes the place of as many
 * segments at the end of the row's first name as it has itself.
 */
@NullMarked
public final class MetricsDocument {

	private static final Pattern CODE = Pattern.compile("`([^`]+)`");

	private final List<DocumentedMetric> metrics;

	private final List<DocumentedTag> tags;

	private MetricsDocument(List<DocumentedMetric> metrics, List<DocumentedTag> tags) {
		this.metrics = metrics;
		this.tags = tags;
	}

	public static MetricsDocument ofFile() throws IOException {
		return parse(Files.readString(Path.of("docs/metrics.md")));
	}

	static MetricsDocument parse(String text) {
		return new MetricsDocument(rows(text, "metric").flatMap(MetricsDocument::metrics).toList(),
				rows(text, "tag").map(MetricsDocument::tag).toList());
	}

	public List<DocumentedMetric> metrics() {
		return this.metrics;
	}

	public Optional<DocumentedMetric> metric(String name) {
		return this.metrics.stream().filter((metric) -> metric.name().equals(name)).findFirst();
	}

	/**
	 * All values that the tag may have in the metric; empty if any.
	 */
	public Set<String> values(String metric, String tag) {
		return this.tags.stream()
			.filter((each) -> each.isOf(tag, metric))
			.map(DocumentedTag::values)
			.findFirst()
			.orElse(Set.of());
	}

	/**
	 * The cells of each row of the table whose first column has that title.
	 */
	private static Stream<List<String>> rows(String text, String title) {
		return text.lines()
			.dropWhile((line) -> !line.startsWith("| %s |".formatted(title)))
			.takeWhile((line) -> line.startsWith("|"))
			.skip(2)
			.map((line) -> Arrays.stream(line.substring(1).split("\\|")).map(String::strip).toList());
	}

	private static Stream<DocumentedMetric> metrics(List<String> cells) {
		Set<String> names = code(cells.get(0));
		String first = names.iterator().next();
		String type = cells.get(1).replaceAll("\\W.*", "");
		Function<String, DocumentedMetric> metric = (name) -> new DocumentedMetric(expand(name, first), type,
				code(cells.get(2)), cells.get(4));
		return names.stream().map(metric);
	}

	private static String expand(String name, String first) {
		if (!name.startsWith(".")) {
			return name;
		}
		List<String> segments = Arrays.asList(first.split("\\."));
		long kept = segments.size() - name.chars().filter((character) -> character == '.').count();
		return String.join(".", segments.subList(0, Math.toIntExact(kept))) + name;
	}

	private static DocumentedTag tag(List<String> cells) {
		List<String> names = List.copyOf(code(cells.get(0)));
		return new DocumentedTag(names.get(0), new LinkedHashSet<>(names.subList(1, names.size())), code(cells.get(1)));
	}

	/**
	 * What stands between backticks, in that order.
	 */
	private static Set<String> code(String cell) {
		Set<String> found = new LinkedHashSet<>();
		CODE.matcher(cell).results().map((MatchResult result) -> result.group(1)).forEach(found::add);
		return found;
	}

}
