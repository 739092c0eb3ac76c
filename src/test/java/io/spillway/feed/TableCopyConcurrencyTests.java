package io.spillway.revocation;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;

import io.spillway.revocation.DenyListChanges.Entry;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Clicks read the list while a look changes it: what stays denied is never missed. */
class DenyListConcurrencyTests {

	private static final int LOOKS = 500;

	private final DenyList list = new DenyList(RevocationMode.LENIENT);

	private final List<Entry> lasting = entries(0, true);

	@Test
	void readersNeverMissWhatStaysDenied() throws Exception {
		this.list.apply(new DenyListChanges(0, true, this.lasting));
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
		assertThat(this.list.size()).isEqualTo(this.lasting.size());
	}

	private void change() {
		for (int look = 1; look <= LOOKS; look++) {
			this.list.apply(new DenyListChanges(look, false, entries(100, true)));
			this.list.forgetExpired(Instant.EPOCH);
			this.list.apply(new DenyListChanges(look, false, entries(100, false)));
			this.list.apply(new DenyListChanges(look, true, this.lasting));
		}
	}

	private long misses(AtomicBoolean done) {
		long misses = 0;
		do {
			for (int i = 0; i < this.lasting.size(); i++) {
				misses += this.list.isDenied("token " + i) ? 0 : 1;
			}
		}
		while (!done.get());
		return misses;
	}

	private static List<Entry> entries(int first, boolean denied) {
		return IntStream.range(first, first + 20)
			.mapToObj((i) -> new Entry(Subject.ofSealed("token " + i), denied, Instant.MAX))
			.toList();
	}

}
