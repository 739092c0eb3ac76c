package io.spillway.database;

import io.spillway.startup.InvalidSettingException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class EarlyConnectionsTests {

	private static final String URL = "--spring.r2dbc.url=r2dbc:postgresql://127.0.0.1:1/spillway";

	private static final String USER = "--spring.r2dbc.username=spillway";

	@Test
	void aServiceHasThem() {
		try (ConfigurableApplicationContext context = start(WebApplicationType.REACTIVE, URL, USER)) {
			EarlyConnections early = context.getBean(EarlyConnections.class);
			assertThat(early.connections()).isSameAs(early.connections());
			early.loops().dispose();
		}
	}

	@Test
	void aCommandHasNone() {
		try (ConfigurableApplicationContext context = start(WebApplicationType.NONE, URL, USER)) {
			assertThat(early(context).stream()).isEmpty();
		}
	}

	@Test
	void withoutADatabaseThereAreNone() {
		try (ConfigurableApplicationContext context = start(WebApplicationType.REACTIVE)) {
			assertThat(early(context).stream()).isEmpty();
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "--spring.r2dbc.url=s3cret", "--spring.r2dbc.url=" })
	void aWrongSettingIsToldToWhoeverAsks(String url) {
		try (ConfigurableApplicationContext context = start(WebApplicationType.REACTIVE, url, USER)) {
			EarlyConnections early = context.getBean(EarlyConnections.class);
			assertThatExceptionOfType(InvalidSettingException.class).isThrownBy(early::connections)
				.withMessageStartingWith("spring.r2dbc.url is not ")
				.withMessageNotContaining("s3cret");
		}
	}

	private static ObjectProvider<EarlyConnections> early(ConfigurableApplicationContext context) {
		return context.getBeanProvider(EarlyConnections.class);
	}

	private static ConfigurableApplicationContext start(WebApplicationType type, String... settings) {
		SpringApplication application = new SpringApplication(Nothing.class);
		application.setWebApplicationType(type);
		application.setApplicationContextFactory((_) -> new AnnotationConfigApplicationContext());
		application.addListeners(new EarlyConnections());
		return application.run(settings);
	}

	@Configuration(proxyBeanMethods = false)
	static class Nothing {

	}

}
