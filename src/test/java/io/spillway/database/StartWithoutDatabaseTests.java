package io.spillway.database;

import io.spillway.development.DevelopmentKeys;
import io.spillway.development.TestSpool;
import io.spillway.development.FlakyProxy;
import io.spillway.development.TestSpool;
import io.spillway.SpillwayApplication;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.web.reactive.server.WebTestClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** A replica that must not guess what is revoked, and starts with the database away. */
@SpringBootTest(classes = SpillwayApplication.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
		properties = { "management.server.port=0", "spillway.migrate=off", "spillway.revocation=strict",
				"spillway.database-timeout=PT1S" })
@ContextConfiguration(initializers = StartWithoutDatabaseTests.Settings.class)
class StartWithoutDatabaseTests {

	@Autowired
	WebTestClient client;

	@Autowired
	FlakyProxy proxy;

	@LocalManagementPort
	int managementPort;

	@Test
	void answersOnceItKnowsWhatIsRevoked() {
		LinksApi api = new LinksApi(this.client);
		String token = api.created("sealed");
		assertThat(readiness()).isEqualTo(503);
		api.click(token)
			.expectStatus()
			.isEqualTo(503)
			.expectHeader()
			.valueEquals("Retry-After", "1")
			.expectBody()
			.jsonPath("$.type")
			.isEqualTo("urn:spillway:problem:unavailable");
		this.proxy.restore();
		await().until(() -> api.clickStatus(token) == 302);
		assertThat(readiness()).isEqualTo(200);
		assertThat(api.clickStatus(api.created("stored"))).isEqualTo(302);
	}

	private int readiness() {
		return LinksApi.status(this.client.get()
			.uri("http://localhost:{port}/actuator/health/readiness", this.managementPort)
			.exchange());
	}

	/** Hands the service a database that it cannot reach yet. */
	static class Settings implements ApplicationContextInitializer<ConfigurableApplicationContext> {

		@Override
		public void initialize(ConfigurableApplicationContext context) {
			FlakyProxy proxy;
			try (MigratedDatabase database = MigratedDatabase.create()) {
				proxy = FlakyProxy.to(database.server());
			}
			proxy.cut();
			TestPropertyValues.of(proxy.database().settings()).applyTo(context);
			TestPropertyValues.of(DevelopmentKeys.settings()).applyTo(context);
			TestPropertyValues.of(TestSpool.settings()).applyTo(context);
			context.getBeanFactory().registerSingleton("proxy", proxy);
		}

	}

}
