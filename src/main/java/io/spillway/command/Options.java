package io.spillway.command;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The options of a command: {@code --name value} or {@code --name=value}. */
final class Options {

	private final Map<String, String> values = new HashMap<>();

	Options(List<String> args, Set<String> known) {
		for (int i = 0; i < args.size(); i++) {
			String[] option = args.get(i).split("=", 2);
			if (!option[0].startsWith("--") || !known.contains(option[0].substring(2))) {
				throw new UsageException("unknown option: " + option[0]);
			}
			if (option.length == 1 && i + 1 == args.size()) {
				throw new UsageException(option[0] + " needs a value");
			}
			String value = (option.length == 2) ? option[1] : args.get(++i);
			if (this.values.put(option[0].substring(2), value) != null) {
				throw new UsageException(option[0] + " is given twice");
			}
		}
	}

	String text(String name, String defaultValue) {
		return this.values.getOrDefault(name, defaultValue);
	}

	/** A number that has to be given. */
	long required(String name, long max) {
		String value = this.values.get(name);
		if (value == null) {
			throw new UsageException("--%s is missing".formatted(name));
		}
		return within(name, value, 0, max);
	}

	int number(String name, int defaultValue, int min, int max) {
		String value = this.values.get(name);
		return (value != null) ? (int) within(name, value, min, max) : defaultValue;
	}

	private static long within(String name, String value, long min, long max) {
		try {
			long number = Long.parseLong(value);
			if (number >= min && number <= max) {
				return number;
			}
		}
		catch (NumberFormatException _) {
			// The same answer as for a number out of range.
		}
		throw new UsageException("--%s must be a number from %d to %d".formatted(name, min, max));
	}

}
