package io.spillway.database;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import io.spillway.SpillwayApplication;
import io.spillway.development.DevelopmentKeys;
import io.spillway.development.FlakyProxy;
import io.spillway.development.TestDatabase;
import io.spillway.development.TestSpool;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.web.reactive.server.WebTestClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Clicks while the network between the service and its database fails. */
@SpringBootTest(classes = SpillwayApplication.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
		properties = { "management.server.port=0", "spillway.database-timeout=PT2S" })
@ContextConfiguration(initializers = ClicksWithoutDatabaseTests.Settings.class)
class ClicksWithoutDatabaseTests {

	@Autowired
	FlakyProxy proxy;

	@AutoClose
	private final ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor();

	private LinksApi api;

	private String stored;

	private String sealed;

	@BeforeEach
	void create(@Autowired WebTestClient client) {
		this.api = new LinksApi(client.mutate().responseTimeout(Duration.ofSeconds(10)).build());
		this.stored = this.api.created("stored");
		this.sealed = this.api.created("sealed");
	}

	@AfterEach
	void restore() {
		this.proxy.restore();
		await().until(() -> this.api.clickStatus(this.stored) == 302);
		// Its connection is another one, and whether it is lost shows when it is used.
		await().until(() -> LinksApi.status(this.api.create("stored")) == 201);
	}

	@Test
	void sealedLinksDoNotWaitBehindStoredOnesThatTheDatabaseIsSilentOn()
			throws ExecutionException, InterruptedException {
		this.proxy.silence();
		Future<?> waiting = this.callers.submit(() -> LinksApi.assertUnavailable(this.api.click(this.stored)));
		for (int i = 0; i < 20; i++) {
			assertThat(this.api.clickStatus(this.sealed)).isEqualTo(302);
		}
		assertThat(waiting.state()).isEqualTo(Future.State.RUNNING);
		waiting.get();
	}

	@Test
	void storedLinksAreAnsweredAtOnceWhileThereIsNoConnection() {
		this.proxy.cut();
		for (int i = 0; i < 20; i++) {
			LinksApi.assertUnavailable(this.api.click(this.stored));
			assertThat(this.api.clickStatus(this.sealed)).isEqualTo(302);
		}
	}

	/** Puts a proxy between the service and its database. */
	static class Settings implements ApplicationContextInitializer<ConfigurableApplicationContext> {

		@Override
		public void initialize(ConfigurableApplicationContext context) {
			FlakyProxy proxy = FlakyProxy.to(TestDatabase.create());
			TestPropertyValues.of(proxy.database().settings()).applyTo(context);
			TestPropertyValues.of(DevelopmentKeys.settings()).applyTo(context);
			TestPropertyValues.of(TestSpool.settings()).applyTo(context);
			context.getBeanFactory().registerSingleton("proxy", proxy);
		}

	}

}
