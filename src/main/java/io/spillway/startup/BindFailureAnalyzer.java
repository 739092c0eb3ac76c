package io.spillway.startup;

import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.convert.ConversionFailedException;
import org.springframework.core.convert.ConverterNotFoundException;
import org.springframework.core.convert.TypeDescriptor;
import org.springframework.util.ClassUtils;

/**
 * Names a setting that has the wrong form. Stands before Spring Boot's own analyzer,
 * which quotes the value.
 */
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
class BindFailureAnalyzer extends AbstractFailureAnalyzer<BindException> {

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, BindException cause) {
		TypeDescriptor wanted = wanted(cause);
		String form = (wanted != null) ? " (it must be %s)".formatted(describe(wanted.getType())) : "";
		return new FailureAnalysis("%s is not valid%s".formatted(cause.getName(), form), null, cause);
	}

	private static String describe(Class<?> type) {
		if (type.isEnum()) {
			return "one of " + String.join(", ",
					Arrays.stream(type.getEnumConstants())
						.map((constant) -> constant.toString().toLowerCase(Locale.ROOT))
						.toList());
		}
		if (Number.class.isAssignableFrom(ClassUtils.resolvePrimitiveIfNecessary(type))) {
			return "a number";
		}
		return type.equals(Duration.class) ? "a duration, like PT10S" : "a " + type.getSimpleName();
	}

	/** What the last step of the conversion wanted: an element, say, and not its list. */
	private static @Nullable TypeDescriptor wanted(Throwable error) {
		TypeDescriptor wanted = null;
		for (Throwable cause = error; cause != null; cause = cause.getCause()) {
			if (cause instanceof ConversionFailedException conversion) {
				wanted = conversion.getTargetType();
			}
			if (cause instanceof ConverterNotFoundException missing) {
				wanted = missing.getTargetType();
			}
		}
		return wanted;
	}

}
