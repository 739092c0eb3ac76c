package io.spillway.capacity;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.spillway.web.Cursor;
import org.jspecify.annotations.Nullable;

/**
 * A part of the list of a campaign's pushes.
 *
 * @param pushes the pushes, the newest first
 * @param next the cursor of the next part, null if this is the last
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record PushPage(List<Push> pushes, @Nullable String next) {

	static final Cursor CURSOR = new Cursor(Long.BYTES, Long.MAX_VALUE);

	/**
	 * The first of the pushes that were found, of which one more than fit were looked
	 * for.
	 */
	static PushPage of(List<Push> found, int size) {
		List<Push> page = found.subList(0, Math.min(size, found.size()));
		return new PushPage(page, (found.size() > size) ? CURSOR.behind(page.getLast().id()) : null);
	}

}
