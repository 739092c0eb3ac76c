package io.spillway.token;

import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SealCountsTests {

	private static final byte[] NOTHING = {};

	private final KeyRing ring = Rings.of(1, 2);

	private final SealCounts counts = this.ring.seals();

	@Test
	void eachPurposeIsCountedForItself() {
		seal(Purpose.STORED_LINK, 3);
		seal(Purpose.SEALED_TOKEN, 1);
		assertThat(this.counts.take()).isEqualTo(Map.of(Purpose.STORED_LINK, 3L, Purpose.SEALED_TOKEN, 1L));
	}

	@Test
	void whatIsTakenIsNotTakenAgain() {
		seal(Purpose.STORED_LINK, 3);
		this.counts.take();
		assertThat(this.counts.take()).isEmpty();
		seal(Purpose.STORED_LINK, 1);
		assertThat(this.counts.take()).isEqualTo(Map.of(Purpose.STORED_LINK, 1L));
	}

	@Test
	void whatIsPutBackIsAddedToWhatCameMeanwhile() {
		seal(Purpose.STORED_LINK, 3);
		Map<Purpose, Long> taken = this.counts.take();
		seal(Purpose.STORED_LINK, 4);
		this.counts.putBack(taken);
		assertThat(this.counts.take()).isEqualTo(Map.of(Purpose.STORED_LINK, 7L));
	}

	@Test
	void openingDoesNotCount() {
		Sealer sealer = new Sealer(this.ring, Purpose.STORED_LINK);
		byte[] sealed = sealer.seal(NOTHING, NOTHING);
		this.counts.take();
		assertThat(sealer.open(1, sealed, 0, NOTHING)).isEmpty();
		assertThat(this.counts.take()).isEmpty();
	}

	@Test
	void noneIsLostHoweverManySealAndTakeAtOnce() {
		int threads = 4;
		int each = 20_000;
		AtomicInteger running = new AtomicInteger(threads);
		long taken = 0;
		try (ExecutorService executor = Executors.newFixedThreadPool(threads)) {
			for (int i = 0; i < threads; i++) {
				executor.execute(() -> {
					for (int j = 0; j < each; j++) {
						this.counts.add(Purpose.STORED_LINK);
					}
					running.decrementAndGet();
				});
			}
			for (int round = 0; running.get() > 0; round++) {
				Map<Purpose, Long> some = this.counts.take();
				if (round % 2 == 0) {
					this.counts.putBack(some);
				}
				else {
					taken += some.getOrDefault(Purpose.STORED_LINK, 0L);
				}
			}
		}
		taken += this.counts.take().getOrDefault(Purpose.STORED_LINK, 0L);
		assertThat(taken).isEqualTo((long) threads * each);
	}

	private void seal(Purpose purpose, int times) {
		Sealer sealer = new Sealer(this.ring, purpose);
		for (int i = 0; i < times; i++) {
			sealer.seal(NOTHING, NOTHING);
		}
	}

}
