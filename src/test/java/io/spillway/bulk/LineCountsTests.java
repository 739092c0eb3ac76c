package io.spillway.bulk;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class LineCountsTests {

	private final LineCounts counts = new LineCounts(BulkCall.LINKS);

	private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

	private final AnswerChunk chunk = new AnswerChunk();

	LineCountsTests() {
		this.counts.bindTo(this.meters);
	}

	@Test
	void linesAreCountedByWhatBecameOfThem() {
		add(LineOutcome.ANSWERED, 4);
		add(LineOutcome.REFUSED, 2);
		add(LineOutcome.FAILED, 3);
		this.chunk.countAnswered(5);
		this.counts.add(this.chunk);
		assertCounts(9, 2, 3);
		this.chunk.clear();
		this.counts.add(this.chunk);
		assertCounts(9, 2, 3);
	}

	private void add(LineOutcome outcome, int lines) {
		for (int i = 0; i < lines; i++) {
			this.chunk.add(new byte[1], outcome);
		}
	}

	private void assertCounts(int answered, int refused, int failed) {
		assertThat(lines("answered")).isEqualTo(answered);
		assertThat(lines("refused")).isEqualTo(refused);
		assertThat(lines("failed")).isEqualTo(failed);
	}

	private double lines(String outcome) {
		return this.meters.get("spillway.bulk.lines")
			.tag("call", "links")
			.tag("outcome", outcome)
			.functionCounter()
			.count();
	}

}
