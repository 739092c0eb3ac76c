package io.spillway.feed;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

import reactor.core.publisher.Mono;

/** A table that shows what a test wants a look to show; after that the last again. */
final class FakeTable {

	final List<Long> horizons = new ArrayList<>();

	private boolean readable = true;

	private final Deque<Mono<Changes<String, Integer>>> answers = new ArrayDeque<>();

	void willShow(Changes<String, Integer> changes) {
		this.answers.add(Mono.just(changes));
	}

	void willFail(Throwable error) {
		this.answers.add(Mono.error(error));
	}

	/** From now on too much to be read at once. */
	void willFailAsAWhole() {
		this.readable = false;
	}

	void willHang() {
		this.answers.add(Mono.never());
	}

	Mono<Changes<String, Integer>> changesSince(long horizon) {
		return Mono.defer(() -> {
			this.horizons.add(horizon);
			if (horizon == 0 && !this.readable) {
				return Mono.error(new IllegalStateException("secret"));
			}
			Mono<Changes<String, Integer>> answer = (this.answers.size() > 1) ? this.answers.pop()
					: this.answers.peek();
			return (answer != null) ? answer : Mono.empty();
		});
	}

}
