package io.spillway.feed;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class CompleteLooksTests {

	private static final int FIRST_PERIOD = 7;

	private final CompleteLooks looks = new CompleteLooks(FIRST_PERIOD);

	@Test
	void allLooksAreCompleteUntilOneSucceeds() {
		assertThat(this.looks.next()).isTrue();
		assertThat(this.looks.next()).isTrue();
		this.looks.succeeded(true);
		assertThat(this.looks.next()).isFalse();
	}

	@Test
	void theSecondComesAfterAPeriodOfItsOwnAndTheOthersAfterThatOfAll() {
		load();
		assertThat(looksUntilNext()).isEqualTo(FIRST_PERIOD);
		this.looks.succeeded(true);
		assertThat(looksUntilNext()).isEqualTo(CompleteLooks.PERIOD);
	}

	@Test
	void oneThatFailsIsTriedAgainAfterAPeriod() {
		load();
		assertThat(looksUntilNext()).isEqualTo(FIRST_PERIOD);
		assertThat(looksUntilNext()).isEqualTo(CompleteLooks.PERIOD);
		assertThat(looksUntilNext()).isEqualTo(CompleteLooks.PERIOD);
	}

	@Test
	void oneThatIsAskedForComesAtOnceAndIsTriedAgainSooner() {
		load();
		this.looks.ask();
		assertThat(looksUntilNext()).isEqualTo(1);
		assertThat(looksUntilNext()).isEqualTo(CompleteLooks.DOUBTFUL_PERIOD);
		this.looks.succeeded(true);
		assertThat(looksUntilNext()).isEqualTo(CompleteLooks.PERIOD);
	}

	private void load() {
		this.looks.next();
		this.looks.succeeded(true);
	}

	/** Those between succeed. */
	private int looksUntilNext() {
		int count = 1;
		while (!this.looks.next()) {
			this.looks.succeeded(false);
			count++;
		}
		return count;
	}

}
