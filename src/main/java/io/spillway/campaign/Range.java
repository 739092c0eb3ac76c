package io.spillway.campaign;

import java.util.List;

import io.spillway.web.ProblemException;
import io.spillway.web.ProblemType;
import org.jspecify.annotations.Nullable;

import org.springframework.util.MultiValueMap;

/**
 * Recipients that follow each other.
 *
 * @param from the first
 * @param to the last, not less than the first
 */
record Range(long from, long to) {

	private static final String FROM = "from";

	private static final String TO = "to";

	/**
	 * The range that a query asks for; null if it asks for none.
	 * @throws ProblemException if it is none
	 */
	static @Nullable Range of(MultiValueMap<String, String> query) {
		if (!query.containsKey(FROM) && !query.containsKey(TO)) {
			return null;
		}
		Range range = new Range(Numbers.recipient(single(query, FROM)), Numbers.recipient(single(query, TO)));
		if (range.from() > range.to()) {
			throw new ProblemException(ProblemType.BAD_REQUEST, "from must not be more than to.");
		}
		return range;
	}

	private static String single(MultiValueMap<String, String> query, String name) {
		if (query.getOrDefault(name, List.of()).size() != 1) {
			throw new ProblemException(ProblemType.BAD_REQUEST, "from and to are needed once each.");
		}
		return String.valueOf(query.getFirst(name));
	}

}
