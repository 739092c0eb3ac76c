package io.spillway.bulk;

import java.util.Arrays;

import reactor.core.publisher.Flux;
import reactor.core.publisher.SynchronousSink;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;

/** The lines of a body, read as far as they are asked for. */
final class BulkLines {

	private BulkLines() {
	}

	/**
	 * The lines of a body. Blank ones are left out and count nevertheless.
	 * @param body the body, whose buffers are released
	 */
	static Flux<BulkLine> of(Flux<DataBuffer> body) {
		return Flux.defer(() -> {
			LineSplitter lines = new LineSplitter();
			return body.concatMap((buffer) -> lines(lines, buffer), 1).concatWith(Flux.defer(() -> last(lines)));
		}).doOnDiscard(DataBuffer.class, DataBufferUtils::release);
	}

	private static Flux<BulkLine> lines(LineSplitter lines, DataBuffer buffer) {
		// Whoever cancels must not release it while another thread reads it.
		return Flux.generate(() -> buffer, (state, sink) -> next(lines, state, sink), DataBufferUtils::release);
	}

	private static DataBuffer next(LineSplitter lines, DataBuffer buffer, SynchronousSink<BulkLine> sink) {
		while (lines.next(buffer)) {
			if (!lines.isBlank()) {
				sink.next(line(lines));
				return buffer;
			}
		}
		sink.complete();
		return buffer;
	}

	private static Flux<BulkLine> last(LineSplitter lines) {
		return (lines.last() && !lines.isBlank()) ? Flux.just(line(lines)) : Flux.empty();
	}

	private static BulkLine line(LineSplitter lines) {
		boolean tooLong = lines.isTooLong();
		return new BulkLine(lines.number(), Arrays.copyOf(lines.bytes(), tooLong ? 0 : lines.length()), tooLong);
	}

}
