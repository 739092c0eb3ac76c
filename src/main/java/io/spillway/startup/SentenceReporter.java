package io.spillway.startup;

import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalysisReporter;
import org.springframework.util.StringUtils;

/** Reports a failed start on standard error, in one line. */
class SentenceReporter implements FailureAnalysisReporter {

	@Override
	public void report(FailureAnalysis analysis) {
		String sentence = Stream.of(analysis.getDescription(), analysis.getAction())
			.filter(StringUtils::hasText)
			.map((text) -> text.strip().replaceAll("\\s+", " "))
			.collect(Collectors.joining(" "));
		System.err.println("spillway cannot start: " + sentence);
	}

}
