package io.spillway.bulk;

import java.time.Duration;

import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.HttpVersion;
import io.spillway.web.ProblemException;
import io.spillway.web.ProblemType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import reactor.core.publisher.Flux;

import org.springframework.core.io.buffer.DefaultDataBufferFactory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class StreamSlotsTests {

	private final StreamSlots slots = new StreamSlots(4);

	@ParameterizedTest
	@CsvSource({ "1, 1", "2, 1", "3, 2", "8, 4" })
	void aKeyHasHalfOfThem(int limit, int ofKey) {
		StreamSlots some = new StreamSlots(limit);
		for (int i = 0; i < ofKey; i++) {
			some.admit(stream(), "one");
		}
		assertRefused(some, "one");
		for (int i = ofKey; i < limit; i++) {
			some.admit(stream(), "other");
		}
		assertRefused(some, "third");
	}

	@Test
	void whoEndsLeavesRoomForTheSameKey() {
		AnswerStream first = stream();
		this.slots.admit(first, "one");
		this.slots.admit(stream(), "one");
		assertRefused(this.slots, "one");
		this.slots.remove(first);
		this.slots.remove(first);
		this.slots.admit(stream(), "one");
		assertRefused(this.slots, "one");
	}

	@Test
	void noneIsTakenOnceTheServiceStopsUnlessItStartsAgain() {
		AnswerStream before = stream();
		this.slots.admit(before, "one");
		this.slots.close();
		assertRefused(this.slots, "other");
		assertThat(before.isAborted()).isFalse();
		this.slots.abortAll();
		assertThat(before.isAborted()).isTrue();
		this.slots.open();
		this.slots.admit(stream(), "other");
	}

	private static void assertRefused(StreamSlots slots, String key) {
		assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> slots.admit(stream(), key))
			.satisfies((ex) -> assertThat(ex.problem().type()).isEqualTo(ProblemType.UNAVAILABLE));
	}

	private static AnswerStream stream() {
		return new AnswerStream(new StreamConnection(new EmbeddedChannel(), HttpVersion.HTTP_1_1),
				DefaultDataBufferFactory.sharedInstance, new AnswerQueue(Flux.never(), (_) -> Flux.never()),
				new LineCounts(BulkCall.LINKS), Duration.ofSeconds(30));
	}

}
