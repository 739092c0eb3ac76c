package io.spillway.bulk;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import io.netty.buffer.PooledByteBufAllocator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.BaseSubscriber;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;
import reactor.test.publisher.TestPublisher;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.NettyDataBuffer;
import org.springframework.core.io.buffer.NettyDataBufferFactory;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

class BulkLinesTests {

	private final NettyDataBufferFactory buffers = new NettyDataBufferFactory(new PooledByteBufAllocator(false));

	private final List<NettyDataBuffer> made = new ArrayList<>();

	@ParameterizedTest
	@ValueSource(ints = { 1, 2, 3, 5, 100 })
	void linesAreTheSameHoweverTheyArrive(int bytesAtOnce) {
		assertThat(lines("a\r\nbc\n\nd\re\n  \t\r\nf", bytesAtOnce)).containsExactly("1:a", "2:bc", "4:d\re", "6:f");
	}

	@Test
	void aBodyWithoutLinesHasNone() {
		assertThat(lines("", 10)).isEmpty();
		assertThat(lines("\n\r\n", 10)).isEmpty();
	}

	@Test
	void theEndOfTheBodyEndsTheLastLine() {
		assertThat(lines("a\n", 10)).containsExactly("1:a");
		assertThat(lines("a", 10)).containsExactly("1:a");
		assertThat(lines("a\r", 10)).containsExactly("1:a\r");
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 2, 100 })
	void aByteOrderMarkIsDroppedInFrontOnly(int bytesAtOnce) {
		String mark = "\u00ef\u00bb\u00bf";
		assertThat(lines(mark + "a\n" + mark + "b\n", bytesAtOnce)).containsExactly("1:a", "2:" + mark + "b");
		assertThat(lines("\u00ef\u00bba", bytesAtOnce)).containsExactly("1:\u00ef\u00bba");
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 1000, 4096, 4097, 10_000 })
	void aLineOfTheLimitIsRead(int bytesAtOnce) {
		String longest = "x".repeat(LineSplitter.MAX_LINE);
		assertThat(lines(longest + "\r\n" + longest + "\n" + longest, bytesAtOnce)).containsExactly("1:" + longest,
				"2:" + longest, "3:" + longest);
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 1000, 4096, 4097, 10_000 })
	void aLineBeyondTheLimitIsReadOver(int bytesAtOnce) {
		String tooLong = "x".repeat(LineSplitter.MAX_LINE + 1);
		assertThat(lines(tooLong + "\r\na\n" + tooLong + "x\r\n" + tooLong, bytesAtOnce))
			.containsExactly("1 is too long", "2:a", "3 is too long", "4 is too long");
	}

	@Test
	void blanksBeyondTheLimitAreNoBlankLine() {
		assertThat(lines(" ".repeat(LineSplitter.MAX_LINE), 1000)).isEmpty();
		assertThat(lines(" ".repeat(LineSplitter.MAX_LINE + 1), 1000)).containsExactly("1 is too long");
	}

	@Test
	void noMoreIsReadThanIsAskedFor() {
		TestPublisher<DataBuffer> body = TestPublisher.create();
		StepVerifier.create(BulkLines.of(body.flux()).map(BulkLine::number), 0)
			.thenRequest(1)
			.then(() -> body.next(buffer("a\nb\nc\n")))
			.expectNext(1L)
			.then(() -> body.assertMaxRequested(1))
			.thenRequest(1)
			.expectNext(2L)
			.thenCancel()
			.verify();
		body.assertCancelled();
		assertThat(this.made).noneMatch(NettyDataBuffer::isAllocated);
	}

	@Test
	void whatIsCancelledByAnotherThreadIsReleasedByTheOneThatReads() {
		DataBuffer body = buffer("a\nb\n");
		List<Boolean> allocated = new ArrayList<>();
		BulkLines.of(Flux.just(body)).subscribe(new BaseSubscriber<>() {

			@Override
			protected void hookOnNext(BulkLine line) {
				CompletableFuture.runAsync(this::cancel).join();
				BulkLinesTests.this.made.forEach((buffer) -> allocated.add(buffer.isAllocated()));
			}

		});
		assertThat(allocated).containsExactly(true);
		assertThat(this.made).hasSize(1).noneMatch(NettyDataBuffer::isAllocated);
	}

	private List<String> lines(String body, int bytesAtOnce) {
		List<String> lines = BulkLines.of(split(body, bytesAtOnce))
			.map((line) -> line.number()
					+ (line.tooLong() ? " is too long" : ":" + new String(line.bytes(), ISO_8859_1)))
			.collectList()
			.block();
		assertThat(this.made).noneMatch(NettyDataBuffer::isAllocated);
		return List.copyOf(lines);
	}

	private Flux<DataBuffer> split(String body, int bytesAtOnce) {
		List<DataBuffer> parts = new ArrayList<>();
		for (int i = 0; i < body.length(); i += bytesAtOnce) {
			parts.add(buffer(body.substring(i, Math.min(body.length(), i + bytesAtOnce))));
		}
		return Flux.fromIterable(parts);
	}

	private DataBuffer buffer(String text) {
		NettyDataBuffer buffer = this.buffers.allocateBuffer(text.length());
		buffer.write(text.getBytes(ISO_8859_1));
		this.made.add(buffer);
		return buffer;
	}

}
