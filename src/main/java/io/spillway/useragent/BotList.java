package io.spillway.useragent;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Reads the lists of machines: a line each of a kind of {@link Bot}, a tab and a regular
 * expression.
 */
final class BotList {

	/** What .ci/renew-crawlers takes from elsewhere. */
	static final String CRAWLERS = "crawlers.txt";

	/** What it lacks and what is wrong with it. */
	static final String OURS = "bots.txt";

	private BotList() {
	}

	/** All machines: who is NONE in ours is no machine. */
	static Map<String, Bot> all() {
		Map<String, Bot> bots = read(CRAWLERS);
		bots.putAll(read(OURS));
		bots.values().removeIf((bot) -> bot == Bot.NONE);
		return bots;
	}

	static Map<String, Bot> read(String name) {
		Map<String, Bot> bots = new HashMap<>();
		try (InputStream in = BotList.class.getResourceAsStream(name)) {
			if (in == null) {
				throw new IllegalStateException("There is no list of machines " + name);
			}
			new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)).lines()
				.filter((line) -> !line.isEmpty() && line.charAt(0) != '#')
				.forEach((line) -> add(bots, line));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return bots;
	}

	private static void add(Map<String, Bot> bots, String line) {
		int tab = line.indexOf('\t');
		if (tab < 0) {
			throw new IllegalStateException("A line of a list of machines has no tab: " + line);
		}
		bots.put(line.substring(tab + 1), Bot.valueOf(line.substring(0, tab).toUpperCase(Locale.ROOT)));
	}

}
