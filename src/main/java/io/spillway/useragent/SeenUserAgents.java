package io.spillway.useragent;

import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

/**
 * Remembers what user agents say, of bounded size and without a lock. A user agent may be
 * in four places, chosen by its hash; a new one takes the place of the eldest there.
 * Whoever sends ever new ones makes others be read anew, and no more.
 */
final class SeenUserAgents {

	private static final int SETS = 512;

	private static final int PLACES_A_SET = 4;

	/** At most 1.3 MB, of user agents of 512 characters; half of it of usual ones. */
	private final AtomicReferenceArray<@Nullable Seen> places = new AtomicReferenceArray<>(SETS * PLACES_A_SET);

	private final Function<String, UserAgent> reader;

	/**
	 * Creates it with nothing seen.
	 * @param reader what reads a user agent that is new
	 */
	SeenUserAgents(Function<String, UserAgent> reader) {
		this.reader = reader;
	}

	/** What a user agent says. */
	UserAgent get(String header) {
		int set = set(header);
		for (int place = set; place < set + PLACES_A_SET; place++) {
			Seen seen = this.places.getPlain(place);
			if (seen != null && seen.header.equals(header)) {
				return seen.says;
			}
		}
		UserAgent says = read(header);
		remember(set, new Seen(header, says));
		return says;
	}

	/** The same without remembering it. */
	UserAgent read(String header) {
		return this.reader.apply(header);
	}

	/**
	 * Races lose what was seen, and nothing else: what is in a record is safe to read.
	 */
	private void remember(int set, Seen seen) {
		for (int place = set + PLACES_A_SET - 1; place > set; place--) {
			this.places.setPlain(place, this.places.getPlain(place - 1));
		}
		this.places.setPlain(set, seen);
	}

	/**
	 * The first place of a header's set: by the upper bits, which all characters mix in.
	 */
	private static int set(String header) {
		return ((header.hashCode() * 0x9E3779B9) >>> (Integer.SIZE - Integer.numberOfTrailingZeros(SETS)))
				* PLACES_A_SET;
	}

	private record Seen(String header, UserAgent says) {

	}

}
