package io.spillway.observability;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SpanBacklogTests {

	private final SpanBacklog backlog = new SpanBacklog(2);

	@Test
	void soManyMayWait() {
		assertThat(this.backlog.add()).isTrue();
		assertThat(this.backlog.add()).isTrue();
		assertThat(this.backlog.dropped()).isZero();
	}

	@Test
	void thoseThatAreTooManyAreCounted() {
		this.backlog.add();
		this.backlog.add();
		assertThat(this.backlog.add()).isFalse();
		assertThat(this.backlog.add()).isFalse();
		assertThat(this.backlog.dropped()).isEqualTo(2);
	}

	@Test
	void thoseThatLeaveMakeRoom() {
		this.backlog.add();
		this.backlog.add();
		this.backlog.add();
		this.backlog.remove(2);
		assertThat(this.backlog.add()).isTrue();
		assertThat(this.backlog.add()).isTrue();
		assertThat(this.backlog.add()).isFalse();
	}

}
