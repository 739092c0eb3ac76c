package io.spillway.feed;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class HeldRowsTests {

	private final HeldRows<String, String> rows = new HeldRows<>(2, String::length);

	@Test
	void knowsWhichPartsAreEmpty() {
		assertThat(this.rows.isEmpty(0)).isTrue();
		this.rows.set("a", "1");
		assertThat(this.rows.isEmpty(0)).isTrue();
		assertThat(this.rows.isEmpty(1)).isFalse();
		this.rows.set("a", null);
		assertThat(this.rows.isEmpty(1)).isTrue();
	}

	@Test
	void countsForgetsAndFindsInAllParts() {
		this.rows.set("", "1");
		this.rows.set("a", "1");
		this.rows.set("b", "2");
		assertThat(this.rows.size()).isEqualTo(3);
		this.rows.removeIf("1"::equals);
		assertThat(this.rows.size()).isEqualTo(1);
		assertThat(this.rows.get("a")).isNull();
		assertThat(this.rows.get("b")).isEqualTo("2");
	}

}
