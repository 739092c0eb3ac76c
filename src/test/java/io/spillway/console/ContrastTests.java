package io.spillway.console;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What is drawn can be told apart, in light and in dark (WCAG 2.2, 1.4.11). */
class ContrastTests {

	/** For what is no text. */
	private static final double LEAST = 3;

	private static final Pattern SCHEME = Pattern.compile(":root \\{(.*?)}", Pattern.DOTALL);

	private static final Pattern COLOR = Pattern.compile("--([a-z-]+): #([0-9a-f]{6}|[0-9a-f]{3});");

	@ParameterizedTest
	@ValueSource(strings = { "first", "further", "tablet", "desktop", "other", "accent", "control" })
	void whatIsDrawnStandsOutFromItsCard(String color) {
		assertApart(color, "surface");
	}

	@ParameterizedTest
	@ValueSource(strings = { "first", "further" })
	void aBarThatIsChosenStandsOutFromItsBand(String color) {
		assertApart(color, "raised");
	}

	@Test
	void furtherClicksStandOutFromTheFirstOnesBelowThem() {
		assertApart("further", "first");
	}

	private static void assertApart(String color, String other) {
		assertThat(schemes()).hasSize(2)
			.allSatisfy((colors) -> assertThat(contrast(colors, color, other)).isGreaterThanOrEqualTo(LEAST));
	}

	/** The colors of the light scheme and of the dark one, by their names. */
	private static List<Map<String, String>> schemes() {
		PageFile file = Objects.requireNonNull(new PageFiles().find("console.css"));
		return SCHEME.matcher(new String(file.bytes(), StandardCharsets.UTF_8))
			.results()
			.map((scheme) -> colors(scheme.group(1)))
			.toList();
	}

	private static Map<String, String> colors(String scheme) {
		return COLOR.matcher(scheme)
			.results()
			.collect(Collectors.toMap((color) -> color.group(1), (color) -> color.group(2)));
	}

	private static double contrast(Map<String, String> colors, String one, String other) {
		double first = luminance(Objects.requireNonNull(colors.get(one)));
		double second = luminance(Objects.requireNonNull(colors.get(other)));
		return (Math.max(first, second) + 0.05) / (Math.min(first, second) + 0.05);
	}

	/** Relative luminance, as WCAG defines it. */
	private static double luminance(String color) {
		int rgb = HexFormat.fromHexDigits((color.length() == 3) ? color.replaceAll("(.)", "$1$1") : color);
		return 0.2126 * linear(rgb >> 16) + 0.7152 * linear(rgb >> 8) + 0.0722 * linear(rgb);
	}

	private static double linear(int channel) {
		double share = (channel & 0xff) / 255.0;
		return (share <= 0.04045) ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
	}

}
