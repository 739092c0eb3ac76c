package io.spillway.token;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/**
 * How often the primary entry of a ring has sealed, for each purpose. A key of AES-GCM
 * must not seal too often with random nonces (NIST SP 800-38D, section 8.3), and only all
 * users of a ring together know how often it did.
 */
public final class SealCounts {

	private final Map<Purpose, LongAdder> counts = new EnumMap<>(Purpose.class);

	SealCounts() {
		for (Purpose purpose : Purpose.values()) {
			this.counts.put(purpose, new LongAdder());
		}
	}

	void add(Purpose purpose) {
		add(purpose, 1);
	}

	private void add(Purpose purpose, long seals) {
		LongAdder count = this.counts.get(purpose);
		if (count != null) {
			count.add(seals);
		}
	}

	/** What was counted since the last time; it counts from zero again. */
	public Map<Purpose, Long> take() {
		Map<Purpose, Long> taken = new EnumMap<>(Purpose.class);
		this.counts.forEach((purpose, count) -> {
			long seals = count.sumThenReset();
			if (seals > 0) {
				taken.put(purpose, seals);
			}
		});
		return taken;
	}

	/** Counts again what was taken and could not be noted. */
	public void putBack(Map<Purpose, Long> taken) {
		taken.forEach(this::add);
	}

}
