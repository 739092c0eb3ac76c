package io.spillway.observability;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.jspecify.annotations.NullMarked;

/** What /actuator/prometheus answers, in Prometheus' text format. */
@NullMarked
public final class Scrape {

	private static final Pattern SAMPLE = Pattern.compile("(\\w+)(?:\\{(.*)})? (\\S+)");

	private static final Pattern LABEL = Pattern.compile("(\\w+)=\"((?:[^\"\\\\]|\\\\.)*)\"");

	private static final Pattern TYPE = Pattern.compile("# TYPE (\\w+) (\\w+)");

	private final List<Sample> samples;

	private final Map<String, String> types;

	private Scrape(List<Sample> samples, Map<String, String> types) {
		this.samples = samples;
		this.types = types;
	}

	public static Scrape of(String text) {
		Map<String, String> types = new LinkedHashMap<>();
		text.lines()
			.map(TYPE::matcher)
			.filter(Matcher::matches)
			.forEach((type) -> types.put(type.group(1), type.group(2)));
		List<Sample> samples = text.lines()
			.filter((line) -> !line.startsWith("#") && !line.isBlank())
			.map(Scrape::sample)
			.toList();
		return new Scrape(samples, types);
	}

	private static Sample sample(String line) {
		Matcher sample = SAMPLE.matcher(line);
		if (!sample.matches()) {
			throw new IllegalArgumentException("no sample: " + line);
		}
		Map<String, String> labels = new LinkedHashMap<>();
		Matcher label = LABEL.matcher((sample.group(2) != null) ? sample.group(2) : "");
		while (label.find()) {
			labels.put(label.group(1), label.group(2));
		}
		return new Sample(sample.group(1), labels, Double.parseDouble(sample.group(3)));
	}

	/** The types by the names of their families. */
	public Map<String, String> types() {
		return this.types;
	}

	/** The labels of a family's samples, without the limits of histograms. */
	public Set<Map<String, String>> labels(String family) {
		Pattern name = Pattern.compile(family + "(_bucket|_count|_sum)?");
		return this.samples.stream()
			.filter((sample) -> name.matcher(sample.name()).matches())
			.map(Sample::labelsWithoutLimit)
			.collect(Collectors.toSet());
	}

	/**
	 * The sum of all samples of a name that have these labels at least; 0 if none has.
	 */
	public double sum(String name, String... labels) {
		return this.samples.stream()
			.filter((sample) -> sample.name().equals(name) && sample.has(labels))
			.mapToDouble(Sample::value)
			.sum();
	}

	private record Sample(String name, Map<String, String> labels, double value) {

		boolean has(String... wanted) {
			for (int i = 0; i < wanted.length; i += 2) {
				if (!wanted[i + 1].equals(this.labels.get(wanted[i]))) {
					return false;
				}
			}
			return true;
		}

		Map<String, String> labelsWithoutLimit() {
			Map<String, String> rest = new LinkedHashMap<>(this.labels);
			rest.remove("le");
			return rest;
		}

	}

}
