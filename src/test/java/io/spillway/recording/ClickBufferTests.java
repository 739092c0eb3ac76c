package io.spillway.recording;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

import io.spillway.useragent.Bot;
import io.spillway.useragent.Client;
import io.spillway.useragent.Device;
import io.spillway.useragent.OperatingSystem;
import io.spillway.useragent.Visitor;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ClickBufferTests {

	private final AtomicInteger woken = new AtomicInteger();

	private final ClickBuffer buffer = new ClickBuffer(10, 4, this.woken::incrementAndGet);

	@Test
	void aFullBufferTakesNoMore() {
		assertThat(offer(10)).isTrue();
		assertThat(offer(1)).isFalse();
		assertThat(this.buffer.depth()).isEqualTo(10);
		assertThat(this.buffer.take()).hasSize(4);
		assertThat(offer(4)).isTrue();
		assertThat(offer(1)).isFalse();
	}

	@Test
	void clicksAreTakenInTheirOrderABatchAtMost() {
		offer(1);
		ClickEvent second = Clicks.ofCampaign(2, 1).getFirst();
		this.buffer.offer(second, null);
		assertThat(this.buffer.take()).hasSize(2).element(1).isEqualTo(second);
		assertThat(this.buffer.take()).isEmpty();
		offer(5);
		assertThat(this.buffer.take()).hasSize(4);
		assertThat(this.buffer.take()).hasSize(1);
	}

	/** Of all that a click can be, nothing gets lost while it waits. */
	@Test
	void aClickIsTakenAsItCame() {
		List<ClickEvent> events = new ArrayList<>();
		for (Bot bot : Bot.values()) {
			for (String language : new String[] { "ko", "fil", null }) {
				events.add(ClickEvent.of(0x019A0000000070FFL, -1, ClickedLink.sealed("abc"), Outcome.EARLY,
						new Visitor(Device.DESKTOP, OperatingSystem.LINUX, Client.APP, language, bot)));
			}
		}
		events.add(ClickEvent.of(0x019A000000017FFFL, 0, ClickedLink.stored("0123456789AB"), Outcome.REDIRECTED,
				new Visitor(Device.OTHER, OperatingSystem.OTHER, Client.BROWSER, null, Bot.NONE)));
		ClickBuffer large = new ClickBuffer(1000, 1000, () -> {
		});
		events.forEach((event) -> large.offer(event, null));
		assertThat(large.take()).isEqualTo(events);
	}

	@Test
	void whatManyAddAtOnceIsTakenOnceEach() {
		int threads = 4;
		int each = 20_000;
		ClickBuffer shared = new ClickBuffer(threads * each, 100, () -> {
		});
		Set<Long> recipients = new HashSet<>();
		try (ExecutorService loops = Executors.newFixedThreadPool(threads)) {
			for (int thread = 1; thread <= threads; thread++) {
				int campaign = thread;
				loops.execute(() -> Clicks.ofCampaign(campaign, each).forEach((event) -> shared.offer(event, null)));
			}
			int taken = 0;
			while (taken < threads * each) {
				List<ClickEvent> batch = shared.take();
				taken += batch.size();
				batch.forEach((event) -> recipients.add(event.link().high() * each + event.link().low()));
			}
		}
		assertThat(recipients).hasSize(threads * each);
		assertThat(shared.depth()).isZero();
		assertThat(shared.take()).isEmpty();
	}

	@Test
	void theWriterIsWokenAtTheFirstClickAndAtAFullBatch() {
		offer(1);
		assertThat(this.woken).hasValue(1);
		offer(2);
		assertThat(this.woken).hasValue(1);
		offer(1);
		assertThat(this.woken).hasValue(2);
		offer(6);
		assertThat(this.woken).hasValue(2);
	}

	@Test
	void moreThanHalfIsMoreThanHalf() {
		offer(5);
		assertThat(this.buffer.isMoreThanHalfFull()).isFalse();
		offer(1);
		assertThat(this.buffer.isMoreThanHalfFull()).isTrue();
	}

	@Test
	void aClosedBufferTakesNothing() {
		this.buffer.close();
		assertThat(offer(1)).isFalse();
	}

	/** Returns whether the last one was taken. */
	private boolean offer(int count) {
		boolean taken = false;
		for (ClickEvent event : Clicks.ofCampaign(1, count)) {
			taken = this.buffer.offer(event, null);
		}
		return taken;
	}

}
