package io.spillway.feed;

import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;

import io.spillway.feed.Changes.Row;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Clicks read the copy while a look changes it: what stays held is never missed. */
class TableCopyConcurrencyTests {

	private static final int LOOKS = 500;

	private final TableCopy<String, String> copy = new TableCopy<>(300);

	private final List<Row<String, String>> lasting = rows(0, "held");

	@Test
	void readersNeverMissWhatStaysHeld() throws Exception {
		this.copy.apply(new Changes<>(0, true, this.lasting));
		AtomicBoolean done = new AtomicBoolean();
		try (ExecutorService readers = Executors.newFixedThreadPool(3)) {
			List<Future<Long>> reads = IntStream.range(0, 3)
				.mapToObj((_) -> readers.submit(() -> misses(done)))
				.toList();
			change();
			done.set(true);
			for (Future<Long> read : reads) {
				assertThat(read.get()).isZero();
			}
		}
		assertThat(this.copy.size()).isEqualTo(this.lasting.size());
	}

	private void change() {
		for (int look = 1; look <= LOOKS; look++) {
			this.copy.apply(new Changes<>(look, false, rows(100, "held")));
			this.copy.forget(String::isEmpty);
			this.copy.apply(new Changes<>(look, false, rows(100, null)));
			this.copy.apply(new Changes<>(look, true, this.lasting));
		}
	}

	private long misses(AtomicBoolean done) {
		long misses = 0;
		do {
			for (int i = 0; i < this.lasting.size(); i++) {
				misses += (this.copy.get("row " + i) != null) ? 0 : 1;
			}
		}
		while (!done.get());
		return misses;
	}

	private static List<Row<String, String>> rows(int first, @Nullable String value) {
		return IntStream.range(first, first + 20).mapToObj((i) -> new Row<>("row " + i, value)).toList();
	}

}
