package io.spillway.statistics;

import java.util.Set;
import java.util.concurrent.CopyOnWriteArraySet;

import org.jspecify.annotations.Nullable;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;

/** What is asked for once for all who watch it. */
final class Watch {

	private final Set<Watcher> watchers = new CopyOnWriteArraySet<>();

	private final Disposable events;

	private @Nullable StreamEvent latest;

	Watch(Flux<StreamEvent> events) {
		this.events = events.subscribe(this::tell);
	}

	private void tell(StreamEvent event) {
		synchronized (this) {
			this.latest = event;
		}
		this.watchers.forEach((watcher) -> watcher.offer(event));
	}

	/** Whoever comes later has not to wait for the next event. */
	synchronized Watch join(Watcher watcher) {
		this.watchers.add(watcher);
		if (this.latest != null) {
			watcher.offer(this.latest);
		}
		return this;
	}

	/** Whether no event will come any more: whoever comes later is to ask anew. */
	synchronized boolean isOver() {
		return this.latest != null && this.latest.isLast();
	}

	/** The same watch without one who watches, or null if that was the last. */
	synchronized @Nullable Watch leave(Watcher watcher) {
		this.watchers.remove(watcher);
		if (!this.watchers.isEmpty()) {
			return this;
		}
		this.events.dispose();
		return null;
	}

}
