package io.spillway.delivery;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

import groovy.lang.Closure;
import groovy.lang.GroovyObjectSupport;
import org.jspecify.annotations.Nullable;

/**
 * What a block of the Jenkinsfile is read or run against. Whatever is not in its lists
 * fails, as it would in Jenkins.
 */
final class Block extends GroovyObjectSupport {

	private final String where;

	private final Map<String, Function<Call, @Nullable Object>> calls = new HashMap<>();

	private final Map<String, Object> values = new HashMap<>();

	private boolean assignable;

	private Block(String where) {
		this.where = where;
	}

	static Block of(String where) {
		return new Block(where);
	}

	Block call(String name, Function<Call, @Nullable Object> action) {
		this.calls.put(name, action);
		return this;
	}

	Block value(String name, Object value) {
		this.values.put(name, value);
		return this;
	}

	/** What is assigned in it becomes one of its values. */
	Block assignable() {
		this.assignable = true;
		return this;
	}

	Map<String, Object> values() {
		return this.values;
	}

	@Nullable Object run(Closure<?> closure) {
		closure.setDelegate(this);
		closure.setResolveStrategy(Closure.DELEGATE_ONLY);
		return closure.call();
	}

	@Override
	public @Nullable Object invokeMethod(String name, Object arguments) {
		Function<Call, @Nullable Object> action = this.calls.get(name);
		if (action == null) {
			throw new IllegalArgumentException("no %s in %s".formatted(name, this.where));
		}
		return action.apply(Call.of(name, (Object[]) arguments));
	}

	@Override
	public Object getProperty(String name) {
		Object value = this.values.get(name);
		if (value == null) {
			throw new IllegalArgumentException("no value %s in %s".formatted(name, this.where));
		}
		return value;
	}

	@Override
	public void setProperty(String name, Object value) {
		if (!this.assignable) {
			throw new IllegalArgumentException("no assignment to %s in %s".formatted(name, this.where));
		}
		this.values.put(name, value.toString());
	}

}
