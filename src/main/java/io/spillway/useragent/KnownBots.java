package io.spillway.useragent;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The machines that say who they are. */
final class KnownBots {

	/** Made when the native binary is built, and otherwise when it is first asked for. */
	static final KnownBots ALL = new KnownBots(BotList.all());

	private final LiteralSearch literals;

	/** The few patterns that are no literals. */
	private final Map<Pattern, Bot> patterns = new HashMap<>();

	/**
	 * Creates them.
	 * @param bots what they are, by regular expressions that find them in a user agent
	 */
	KnownBots(Map<String, Bot> bots) {
		Map<String, Bot> texts = new HashMap<>();
		bots.forEach((pattern, bot) -> {
			Set<String> alternatives = Alternatives.of(pattern);
			if (alternatives.stream().anyMatch((text) -> text.length() < LiteralSearch.WINDOW)
					|| alternatives.isEmpty()) {
				this.patterns.put(Pattern.compile(pattern), bot);
			}
			else {
				alternatives.forEach((text) -> texts.merge(text, bot, Bot::or));
			}
		});
		this.literals = new LiteralSearch(texts);
	}

	/** Which kind of machine a user agent says that it is. */
	Bot find(String userAgent) {
		Bot found = this.literals.find(Alternatives.START + userAgent + Alternatives.END);
		for (Map.Entry<Pattern, Bot> each : this.patterns.entrySet()) {
			if (each.getKey().matcher(userAgent).find()) {
				found = found.or(each.getValue());
			}
		}
		return found;
	}

	/** The patterns that take longer than others. */
	Set<String> slow() {
		return this.patterns.keySet().stream().map(Pattern::pattern).collect(Collectors.toUnmodifiableSet());
	}

}
