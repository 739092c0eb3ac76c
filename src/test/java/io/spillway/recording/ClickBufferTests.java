package io.spillway.recording;

import java.util.concurrent.atomic.AtomicInteger;

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
		WaitingClick second = new WaitingClick(Clicks.ofCampaign(2, 1).getFirst(), null);
		this.buffer.offer(second);
		assertThat(this.buffer.take()).hasSize(2).element(1).isSameAs(second);
		assertThat(this.buffer.take()).isEmpty();
		offer(5);
		assertThat(this.buffer.take()).hasSize(4);
		assertThat(this.buffer.take()).hasSize(1);
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
			taken = this.buffer.offer(new WaitingClick(event, null));
		}
		return taken;
	}

}
