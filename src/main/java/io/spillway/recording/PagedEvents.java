package io.spillway.recording;

import java.util.AbstractList;
import java.util.List;
import java.util.Objects;
import java.util.RandomAccess;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Sinks;

/** The clicks of pages, all but the last of which are full; made anew when asked for. */
final class PagedEvents extends AbstractList<ClickEvent> implements RandomAccess {

	private final List<ClickPage> pages;

	private final int places;

	private final int size;

	/**
	 * Creates it.
	 * @param places how many clicks a full page has
	 * @param size how many clicks there are
	 */
	PagedEvents(List<ClickPage> pages, int places, int size) {
		this.pages = pages;
		this.places = places;
		this.size = size;
	}

	@Override
	public ClickEvent get(int index) {
		Objects.checkIndex(index, this.size);
		return this.pages.get(index / this.places).event(index % this.places);
	}

	@Override
	public int size() {
		return this.size;
	}

	/** Who is to be told that a click is safe; null: nobody. */
	Sinks.@Nullable Empty<Void> sink(int index) {
		return this.pages.get(index / this.places).sink(index % this.places);
	}

}
