package io.spillway.campaign;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import io.spillway.SpillwayApplication;
import io.spillway.database.MigratedDatabase;
import io.spillway.development.DevelopmentKeys;
import io.spillway.development.FlakyProxy;
import io.spillway.development.TestDatabase;
import io.spillway.development.TestSpool;
import io.spillway.token.CampaignRecipient;
import io.spillway.token.CampaignTokens;
import io.spillway.token.KeyRing;
import io.spillway.web.Api;
import io.spillway.web.Problems;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.http.HttpMethod;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** A replica that starts with the database away, reaches it, and loses it again. */
@SpringBootTest(classes = SpillwayApplication.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
		properties = { "management.server.port=0", "spillway.migrate=off", "spillway.database-timeout=PT2S" })
@ContextConfiguration(initializers = CampaignsWithoutDatabaseTests.Settings.class)
class CampaignsWithoutDatabaseTests {

	private static final int GOING = 0;

	private static final int LONG_OVER = 1;

	@Autowired
	FlakyProxy proxy;

	@Autowired
	KeyRing ring;

	@LocalManagementPort
	int managementPort;

	private final WebTestClient client;

	private final Api api;

	CampaignsWithoutDatabaseTests(@Autowired WebTestClient client) {
		this.client = client.mutate().responseTimeout(Duration.ofSeconds(10)).build();
		this.api = new Api(this.client);
	}

	@Test
	void campaignsAreKnownFromThenOn() {
		String sealed = this.api.token("{\"target\": \"https://example.com/\", \"kind\": \"sealed\"}");
		expectUnavailableClick(GOING);
		expectUnavailableClick(LONG_OVER);
		this.api.click(sealed).expectStatus().isFound();
		assertThat(readiness().path("status").textValue()).isEqualTo("UP");
		assertThat(loaded()).isFalse();
		this.proxy.restore();
		await().until(this::loaded);
		click(GOING).expectStatus().isFound().expectHeader().location("https://example.com/7");
		await().until(() -> status(click(LONG_OVER)) == 410);
		this.proxy.cut();
		click(GOING).expectStatus().isFound();
		expectUnavailableClick(LONG_OVER);
		List<ResponseSpec> calls = List.of(campaigns().get(GOING), campaigns().list(""),
				campaigns().patch(GOING, "{}", "*"), campaigns().denied(HttpMethod.PUT, GOING),
				campaigns().denied(HttpMethod.DELETE, GOING, 7), campaigns().create("""
						{"name": "sale", "target": "https://example.com"}"""));
		assertThat(calls).allSatisfy(CampaignsWithoutDatabaseTests::expectUnavailable);
		click(GOING).expectStatus().isFound();
		assertThat(loaded()).isTrue();
		this.proxy.restore();
		await().until(() -> status(click(LONG_OVER)) == 410);
	}

	private CampaignApi campaigns() {
		return new CampaignApi(this.client);
	}

	private ResponseSpec click(int campaign) {
		return this.api.click(new CampaignTokens(this.ring).seal(new CampaignRecipient(campaign, 7)));
	}

	private static int status(ResponseSpec answer) {
		return answer.expectBody().returnResult().getStatus().value();
	}

	private void expectUnavailableClick(int campaign) {
		ResponseSpec answer = click(campaign);
		Problems.assertProblemOfClick(answer, 503, "unavailable");
		expectAnotherTry(answer);
	}

	private static void expectUnavailable(ResponseSpec answer) {
		Problems.assertProblem(answer, 503, "unavailable");
		expectAnotherTry(answer);
	}

	private static void expectAnotherTry(ResponseSpec answer) {
		answer.expectHeader().valueEquals("Retry-After", "1").expectHeader().doesNotExist("Location");
	}

	private boolean loaded() {
		return readiness().at("/components/campaigns/details/loaded").booleanValue();
	}

	private JsonNode readiness() {
		return CampaignApi.json(this.client.get()
			.uri("http://localhost:{port}/actuator/health/readiness", this.managementPort)
			.exchange());
	}

	/** Hands the service a database with two campaigns that it cannot reach yet. */
	static class Settings implements ApplicationContextInitializer<ConfigurableApplicationContext> {

		@Override
		public void initialize(ConfigurableApplicationContext context) {
			FlakyProxy proxy = FlakyProxy.to(database());
			proxy.cut();
			TestPropertyValues.of(proxy.database().settings()).applyTo(context);
			TestPropertyValues.of(DevelopmentKeys.settings()).applyTo(context);
			TestPropertyValues.of(TestSpool.settings()).applyTo(context);
			context.getBeanFactory().registerSingleton("proxy", proxy);
		}

		private static TestDatabase database() {
			try (MigratedDatabase database = MigratedDatabase.create()) {
				CampaignStore store = new CampaignStore(database.client(), database.guard());
				TargetTemplate target = TargetTemplate.of("https://example.com/{recipient}");
				store
					.insert(new CampaignFields("sale", target, null, null, null, PlatformTemplates.NONE, false),
							Instant.EPOCH)
					.block();
				store
					.insert(new CampaignFields("sale", target, null, Instant.EPOCH, null, PlatformTemplates.NONE,
							false), Instant.EPOCH)
					.block();
				return database.server();
			}
		}

	}

}
