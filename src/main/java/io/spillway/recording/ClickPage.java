package io.spillway.recording;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.AtomicReferenceArray;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Sinks;

/**
 * Places for clicks that wait: each is written by the one event loop that came for it,
 * and read once no more may come. Five numbers a click and no objects, which a collection
 * would have to copy while they wait.
 */
final class ClickPage {

	private static final int WORDS = 5;

	private final AtomicLongArray words;

	private final AtomicReferenceArray<Sinks.@Nullable Empty<Void>> sinks;

	/** How many came for a place; so many places more once the page is closed. */
	private final AtomicInteger comers = new AtomicInteger();

	private final AtomicReference<@Nullable ClickPage> next = new AtomicReference<>();

	ClickPage(int places) {
		this.words = new AtomicLongArray(places * WORDS);
		this.sinks = new AtomicReferenceArray<>(places);
	}

	/**
	 * Adds a click.
	 * @param sink who is to be told that it is safe, or null if nobody waits for it
	 * @return false if there is no place left
	 */
	boolean add(ClickEvent event, Sinks.@Nullable Empty<Void> sink) {
		// What fails, fails before there is a place that the writer waits for.
		long idHigh = event.idHigh();
		long idLow = event.idLow();
		long linkHigh = event.link().high();
		long linkLow = event.link().low();
		long traits = event.traits();
		int place = this.comers.getAndIncrement();
		if (place >= this.sinks.length()) {
			return false;
		}
		int at = place * WORDS;
		this.sinks.setPlain(place, sink);
		this.words.setPlain(at + 1, idLow);
		this.words.setPlain(at + 2, linkHigh);
		this.words.setPlain(at + 3, linkLow);
		this.words.setPlain(at + 4, traits);
		// Never 0, as it has a version in it: with it the click is there.
		this.words.setRelease(at, idHigh);
		return true;
	}

	/** The page after this one, which is full or closed; this one itself if unlinked. */
	ClickPage next() {
		ClickPage following = this.next.get();
		if (following != null) {
			return following;
		}
		ClickPage made = new ClickPage(this.sinks.length());
		ClickPage other = this.next.compareAndExchange(null, made);
		return (other != null) ? other : made;
	}

	/** Lets go of what follows: who holds a page that is old must not hold all others. */
	void unlink() {
		this.next.set(this);
	}

	boolean isEmpty() {
		return this.comers.get() == 0;
	}

	/**
	 * Lets no more clicks come; to be called once.
	 * @return how many there are, all of which can be read now
	 */
	int close() {
		int clicks = Math.min(this.comers.getAndAdd(this.sinks.length()), this.sinks.length());
		for (int place = 0; place < clicks; place++) {
			while (this.words.getAcquire(place * WORDS) == 0) {
				// Whoever came for it is about to write it.
				Thread.onSpinWait();
			}
		}
		return clicks;
	}

	/** A click by its place, of those that there are. */
	ClickEvent event(int place) {
		int at = place * WORDS;
		long traits = this.words.getPlain(at + 4);
		ClickedLink link = new ClickedLink(ClickedLink.Kind.of(Traits.kind(traits)), this.words.getPlain(at + 2),
				this.words.getPlain(at + 3));
		return new ClickEvent(this.words.getPlain(at), this.words.getPlain(at + 1), link, traits);
	}

	Sinks.@Nullable Empty<Void> sink(int place) {
		return this.sinks.getPlain(place);
	}

}
