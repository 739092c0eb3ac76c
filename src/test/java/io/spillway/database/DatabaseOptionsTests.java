package io.spillway.database;

import java.time.Duration;

import io.r2dbc.postgresql.PostgresqlConnectionFactoryProvider;
import io.r2dbc.spi.ConnectionFactoryOptions;
import io.spillway.startup.InvalidSettingException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.autoconfigure.r2dbc.R2dbcProperties;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class DatabaseOptionsTests {

	private final R2dbcProperties properties = new R2dbcProperties();

	@Test
	void takesTheRoleFromTheSettings() {
		this.properties.setUrl("r2dbc:postgresql://db:5433/links");
		this.properties.setUsername("spillway");
		this.properties.setPassword("secret");
		ConnectionFactoryOptions options = DatabaseOptions.of(this.properties);
		assertThat(options.getValue(ConnectionFactoryOptions.HOST)).isEqualTo("db");
		assertThat(options.getValue(ConnectionFactoryOptions.PORT)).isEqualTo(5433);
		assertThat(options.getValue(ConnectionFactoryOptions.DATABASE)).isEqualTo("links");
		assertThat(options.getValue(ConnectionFactoryOptions.USER)).isEqualTo("spillway");
		assertThat(options.getValue(ConnectionFactoryOptions.PASSWORD)).isEqualTo("secret");
	}

	@Test
	void takesTheRoleFromTheUrl() {
		this.properties.setUrl("r2dbc:postgresql://spillway:s%40cret@db/links");
		ConnectionFactoryOptions options = DatabaseOptions.of(this.properties);
		assertThat(options.getValue(ConnectionFactoryOptions.USER)).isEqualTo("spillway");
		assertThat(options.getValue(ConnectionFactoryOptions.PASSWORD)).asString().isEqualTo("s@cret");
	}

	@Test
	void prefersTheSettingsToTheUrl() {
		this.properties.setUrl("r2dbc:postgresql://other:wrong@db/elsewhere");
		this.properties.setUsername("spillway");
		this.properties.setPassword("secret");
		this.properties.setName("links");
		ConnectionFactoryOptions options = DatabaseOptions.of(this.properties);
		assertThat(options.getValue(ConnectionFactoryOptions.USER)).isEqualTo("spillway");
		assertThat(options.getValue(ConnectionFactoryOptions.PASSWORD)).isEqualTo("secret");
		assertThat(options.getValue(ConnectionFactoryOptions.DATABASE)).isEqualTo("links");
	}

	@Test
	void needsNoPassword() {
		this.properties.setUrl("r2dbc:postgresql://spillway@db/links");
		this.properties.setPassword("");
		assertThat(DatabaseOptions.of(this.properties).hasOption(ConnectionFactoryOptions.PASSWORD)).isFalse();
	}

	@Test
	void noticesADatabaseThatHasGone() {
		this.properties.setUrl("r2dbc:postgresql://spillway@db/links");
		ConnectionFactoryOptions options = DatabaseOptions.of(this.properties);
		assertThat(options.getValue(ConnectionFactoryOptions.CONNECT_TIMEOUT)).isEqualTo(Duration.ofSeconds(2));
		assertThat(options.getValue(PostgresqlConnectionFactoryProvider.TCP_KEEPALIVE)).isEqualTo(true);
		assertThat(options.getValue(PostgresqlConnectionFactoryProvider.APPLICATION_NAME)).isEqualTo("spillway");
	}

	@Test
	void leavesTheLastWordToTheOperator() {
		this.properties.setUrl("r2dbc:postgresql://spillway@db/links?applicationName=spillway-eu");
		this.properties.getProperties().put("connectTimeout", "PT9S");
		this.properties.getProperties().put("tcpKeepAlive", "false");
		ConnectionFactoryOptions options = DatabaseOptions.of(this.properties);
		assertThat(options.getValue(ConnectionFactoryOptions.CONNECT_TIMEOUT)).isEqualTo("PT9S");
		assertThat(options.getValue(PostgresqlConnectionFactoryProvider.TCP_KEEPALIVE)).isEqualTo("false");
		assertThat(options.getValue(PostgresqlConnectionFactoryProvider.APPLICATION_NAME)).isEqualTo("spillway-eu");
	}

	@Test
	void wantsAUrl() {
		assertThatExceptionOfType(InvalidSettingException.class).isThrownBy(() -> DatabaseOptions.of(this.properties))
			.withMessageStartingWith("spring.r2dbc.url is not set");
	}

	@Test
	void wantsARole() {
		this.properties.setUrl("r2dbc:postgresql://db/links");
		assertThatExceptionOfType(InvalidSettingException.class).isThrownBy(() -> DatabaseOptions.of(this.properties))
			.withMessageStartingWith("spring.r2dbc.username is not set");
	}

	@ParameterizedTest
	@ValueSource(strings = { "r2dbc:mysql://spillway:secret@db/links", "jdbc:postgresql://spillway:secret@db/links",
			"postgresql://spillway:secret@db/links", "r2dbc:postgresql:spillway:secret@db", "secret",
			"r2dbc:pool:postgresql://spillway:secret@db/links" })
	void refusesWhatIsNoPostgresqlAndDoesNotQuoteIt(String url) {
		this.properties.setUrl(url);
		assertThatExceptionOfType(InvalidSettingException.class).isThrownBy(() -> DatabaseOptions.of(this.properties))
			.withMessageStartingWith("spring.r2dbc.url is not the URL of a PostgreSQL")
			.withMessageNotContaining("secret")
			.withNoCause();
	}

}
