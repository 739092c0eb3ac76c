package io.spillway.recording;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.MonoSink;

/**
 * A click that is to be recorded.
 *
 * @param event what is to be recorded
 * @param sink who is to be told that it is safe, or null if nobody waits for it
 */
record WaitingClick(ClickEvent event, @Nullable MonoSink<Void> sink) {

	void recorded() {
		if (this.sink != null) {
			this.sink.success();
		}
	}

	void failed(Throwable error) {
		if (this.sink != null) {
			this.sink.error(error);
		}
	}

}
