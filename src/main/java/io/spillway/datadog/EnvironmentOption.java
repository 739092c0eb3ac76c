package io.spillway.datadog;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** The environment of a release, without files. */
final class EnvironmentOption {

	@Option(names = "--env", paramLabel = "ENV", required = true, converter = Converter.class,
			description = "The environment.")
	private String name = "";

	String name() {
		return this.name;
	}

	/** Takes names that a tag can have. */
	static final class Converter implements ITypeConverter<String> {

		@Override
		public String convert(String value) {
			if (!EnvironmentName.isValid(value)) {
				throw new TypeConversionException(
						"'%s' is no environment: lower case letters, digits and '-'".formatted(value));
			}
			return value;
		}

	}

}
