package io.spillway.database;

import java.time.Duration;

import io.r2dbc.postgresql.PostgresqlConnectionFactoryProvider;
import io.r2dbc.spi.ConnectionFactoryOptions;
import io.r2dbc.spi.Option;
import io.spillway.startup.InvalidSettingException;

import org.springframework.boot.autoconfigure.r2dbc.R2dbcProperties;
import org.springframework.util.StringUtils;

/** Reads the driver's options out of the settings ({@code spring.r2dbc}). */
final class DatabaseOptions {

	private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(2);

	private DatabaseOptions() {
	}

	/**
	 * The options of connections.
	 * @throws InvalidSettingException if the URL or the role is missing or makes no
	 * sense; the message quotes no value
	 */
	static ConnectionFactoryOptions of(R2dbcProperties properties) {
		ConnectionFactoryOptions.Builder options = parse(properties.getUrl()).mutate();
		setText(options, ConnectionFactoryOptions.USER, properties.getUsername());
		setText(options, ConnectionFactoryOptions.DATABASE, properties.getName());
		if (StringUtils.hasText(properties.getPassword())) {
			options.option(ConnectionFactoryOptions.PASSWORD, properties.getPassword());
		}
		properties.getProperties().forEach((name, value) -> options.option(Option.valueOf(name), value));
		ConnectionFactoryOptions given = options.build();
		if (!given.hasOption(ConnectionFactoryOptions.USER)) {
			throw new InvalidSettingException("spring.r2dbc.username is not set: the role that the service uses");
		}
		setDefault(options, given, ConnectionFactoryOptions.CONNECT_TIMEOUT, CONNECT_TIMEOUT);
		setDefault(options, given, PostgresqlConnectionFactoryProvider.APPLICATION_NAME, "spillway");
		setDefault(options, given, PostgresqlConnectionFactoryProvider.TCP_KEEPALIVE, true);
		return options.build();
	}

	private static ConnectionFactoryOptions parse(String url) {
		if (!StringUtils.hasText(url)) {
			throw new InvalidSettingException(
					"spring.r2dbc.url is not set: the database, like r2dbc:postgresql://host:5432/spillway");
		}
		try {
			ConnectionFactoryOptions options = ConnectionFactoryOptions.parse(url);
			if ("postgresql".equals(options.getValue(ConnectionFactoryOptions.DRIVER)) && hasHost(options)) {
				return options;
			}
		}
		catch (IllegalArgumentException _) {
			// The driver's message quotes the URL, which may hold a password.
		}
		throw new InvalidSettingException(
				"spring.r2dbc.url is not the URL of a PostgreSQL, like r2dbc:postgresql://host:5432/spillway");
	}

	/** Where a port is not a number, host and port are left together as the host. */
	private static boolean hasHost(ConnectionFactoryOptions options) {
		if (options.hasOption(PostgresqlConnectionFactoryProvider.SOCKET)) {
			return true;
		}
		String host = String.valueOf(options.getValue(ConnectionFactoryOptions.HOST));
		boolean severalHosts = options.hasOption(ConnectionFactoryOptions.PROTOCOL);
		return options.hasOption(ConnectionFactoryOptions.HOST)
				&& (severalHosts || host.startsWith("[") || !host.contains(":"));
	}

	private static void setText(ConnectionFactoryOptions.Builder options, Option<String> option, String value) {
		if (StringUtils.hasText(value)) {
			options.option(option, value);
		}
	}

	private static <T> void setDefault(ConnectionFactoryOptions.Builder options, ConnectionFactoryOptions given,
			Option<T> option, T value) {
		if (!given.hasOption(option)) {
			options.option(option, value);
		}
	}

}
