package io.spillway.overload;

import io.spillway.web.ProblemException;
import io.spillway.web.ProblemType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class CallSlotsTests {

	private final CallSlots<Object> slots = new CallSlots<>(4, "long calls");

	@ParameterizedTest
	@CsvSource({ "1, 1", "2, 1", "3, 2", "8, 4" })
	void aKeyHasHalfOfThem(int limit, int ofKey) {
		CallSlots<Object> some = new CallSlots<>(limit, "long calls");
		for (int i = 0; i < ofKey; i++) {
			some.admit(new Object(), "one");
		}
		assertRefused(some, "one");
		for (int i = ofKey; i < limit; i++) {
			some.admit(new Object(), "other");
		}
		assertRefused(some, "third");
	}

	@Test
	void whoIsRefusedIsToldWhy() {
		this.slots.admit("first", "one");
		this.slots.admit("second", "one");
		assertThat(assertRefused(this.slots, "one")).isEqualTo("2 long calls are under way with this API key.");
		this.slots.admit("third", "other");
		this.slots.admit("fourth", "other");
		assertThat(assertRefused(this.slots, "third")).isEqualTo("4 long calls are under way.");
		assertThat(this.slots.size()).isEqualTo(4);
		this.slots.close();
		assertThat(assertRefused(this.slots, "third")).isEqualTo("The service is stopping.");
	}

	@Test
	void whoEndsLeavesRoomForTheSameKey() {
		this.slots.admit("first", "one");
		this.slots.admit("second", "one");
		this.slots.remove("first");
		this.slots.remove("first");
		this.slots.admit("third", "one");
		assertRefused(this.slots, "one");
		assertThat(this.slots.underWay()).containsExactlyInAnyOrder("second", "third");
	}

	@Test
	void noneIsTakenOnceTheServiceStopsUnlessItStartsAgain() {
		this.slots.admit("before", "one");
		this.slots.close();
		assertRefused(this.slots, "other");
		assertThat(this.slots.underWay()).containsExactly("before");
		this.slots.open();
		this.slots.admit("after", "other");
		assertThat(this.slots.underWay()).containsExactlyInAnyOrder("before", "after");
	}

	private static String assertRefused(CallSlots<Object> slots, String key) {
		ProblemException refusal = assertThatExceptionOfType(ProblemException.class)
			.isThrownBy(() -> slots.admit(new Object(), key))
			.actual();
		assertThat(refusal.problem().type()).isEqualTo(ProblemType.UNAVAILABLE);
		assertThat(refusal.problem().headers().getFirst("Retry-After")).isEqualTo("1");
		return String.valueOf(refusal.problem().detail());
	}

}
