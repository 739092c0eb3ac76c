package io.spillway.recording;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import reactor.core.publisher.Sinks;

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

	/** Pages of three, so that one stays half full. */
	@Test
	void aPageThatIsNotFullIsTakenAsItIs() {
		ClickBuffer pages = new ClickBuffer(1000, 25, () -> {
		});
		List<ClickEvent> events = Clicks.ofCampaign(1, 31);
		events.subList(0, 4).forEach((event) -> pages.offer(event, null));
		assertThat(pages.take()).isEqualTo(events.subList(0, 4));
		events.subList(4, 31).forEach((event) -> pages.offer(event, null));
		assertThat(pages.take()).isEqualTo(events.subList(4, 28));
		assertThat(pages.take()).isEqualTo(events.subList(28, 31));
		assertThat(pages.depth()).isZero();
	}

	@Test
	void whoWaitsIsFoundWithItsClick() {
		ClickBuffer pages = new ClickBuffer(1000, 25, () -> {
		});
		List<Sinks.Empty<Void>> sinks = new ArrayList<>();
		for (ClickEvent event : Clicks.ofCampaign(1, 7)) {
			Sinks.Empty<Void> sink = Sinks.unsafe().empty();
			sinks.add(sink);
			pages.offer(event, sink);
		}
		PagedEvents taken = pages.take();
		for (int i = 0; i < 7; i++) {
			assertThat(taken.sink(i)).isSameAs(sinks.get(i));
		}
	}

	@Test
	@Timeout(60)
	void whatManyAddAtOnceIsTakenOnceEach() {
		int threads = 4;
		int each = 20_000;
		List<List<ClickEvent>> events = IntStream.rangeClosed(1, threads)
			.mapToObj((campaign) -> Clicks.ofCampaign(campaign, each))
			.toList();
		ClickBuffer shared = new ClickBuffer(threads * each, 100, () -> {
		});
		Set<ClickEvent> taken = new HashSet<>();
		int count = 0;
		try (ExecutorService loops = Executors.newFixedThreadPool(threads)) {
			events.forEach((some) -> loops.execute(() -> some.forEach((event) -> shared.offer(event, null))));
			while (count < threads * each) {
				List<ClickEvent> batch = shared.take();
				count += batch.size();
				taken.addAll(batch);
			}
		}
		assertThat(taken).isEqualTo(events.stream().flatMap(List::stream).collect(Collectors.toSet()));
		assertThat(shared.take()).isEmpty();
		shared.offer(events.getFirst().getFirst(), null);
		assertThat(shared.depth()).isOne();
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
