package io.spillway.delivery;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import groovy.lang.Closure;
import org.jspecify.annotations.Nullable;

/**
 * A directive or a step as the Jenkinsfile has it. A value without a name goes by the
 * name {@code value}, a block by {@code body}.
 */
record Call(String name, Map<String, Object> arguments) {

	static final String VALUE = "value";

	static final String BODY = "body";

	static Call of(String name, Object[] values) {
		Map<String, Object> arguments = new LinkedHashMap<>();
		for (Object value : values) {
			if (value instanceof Map<?, ?> named) {
				named.forEach((key, each) -> arguments.put(key.toString(), plain(name, each)));
			}
			else if (arguments.put((value instanceof Closure) ? BODY : VALUE, plain(name, value)) != null) {
				throw new IllegalArgumentException("%s has two values".formatted(name));
			}
		}
		return new Call(name, arguments);
	}

	private static Object plain(String name, @Nullable Object value) {
		if (value == null) {
			throw new IllegalArgumentException("%s is given null".formatted(name));
		}
		if (value instanceof List<?> list) {
			return new ArrayList<>(list);
		}
		return (value instanceof CharSequence) ? value.toString() : value;
	}

	/** Fails if it has arguments of other names. */
	Call only(String... names) {
		for (String each : this.arguments.keySet()) {
			if (!Set.of(names).contains(each)) {
				throw new IllegalArgumentException("no %s of %s".formatted(each, this.name));
			}
		}
		return this;
	}

	String text(String argument) {
		return required(argument).toString();
	}

	/** The argument of this name, or the one that has none. */
	String textOrValue(String argument) {
		return text(this.arguments.containsKey(argument) ? argument : VALUE);
	}

	@Nullable String textIfAny(String argument) {
		Object value = this.arguments.get(argument);
		return (value != null) ? value.toString() : null;
	}

	int number(String argument) {
		return Integer.parseInt(text(argument));
	}

	Closure<?> body() {
		return (Closure<?>) required(BODY);
	}

	Object required(String argument) {
		Object value = this.arguments.get(argument);
		if (value == null) {
			throw new IllegalArgumentException("%s wants %s".formatted(this.name, argument));
		}
		return value;
	}

}
