package io.spillway.statistics;

import io.spillway.web.ProblemException;
import io.spillway.web.ProblemType;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class WatchSlotsTests {

	private final WatchSlots slots = new WatchSlots(4);

	@Test
	void aKeyMayHaveHalfOfThem() {
		Watcher first = admitted("a");
		admitted("a");
		assertRefused("a", "2 streams of statistics are under way with this API key.");
		admitted("b");
		admitted("c");
		assertRefused("d", "4 streams of statistics are under way.");
		this.slots.remove(first);
		assertThat(this.slots.size()).isEqualTo(3);
		admitted("a");
	}

	@Test
	void aStopEndsThoseThatThereAreAndTakesNoMore() {
		Watcher watcher = admitted("a");
		this.slots.close();
		assertThat(watcher.next().blockOptional()).isEmpty();
		assertRefused("b", "The service is stopping.");
		this.slots.open();
		admitted("b");
	}

	private Watcher admitted(String key) {
		Watcher watcher = watcher();
		this.slots.admit(watcher, key);
		return watcher;
	}

	private void assertRefused(String key, String detail) {
		assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> this.slots.admit(watcher(), key))
			.satisfies((ex) -> {
				assertThat(ex.problem().type()).isEqualTo(ProblemType.UNAVAILABLE);
				assertThat(ex.problem().detail()).isEqualTo(detail);
				assertThat(ex.problem().headers().getFirst("Retry-After")).isEqualTo("1");
			});
	}

	private static Watcher watcher() {
		return new Watcher(() -> true, () -> {
		});
	}

}
