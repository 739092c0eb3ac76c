package io.spillway.database;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.spillway.campaign.CampaignApi;
import io.spillway.capacity.PushApi;
import io.spillway.development.DevelopmentKeys;
import io.spillway.development.Query;
import io.spillway.development.TestDatabase;
import io.spillway.development.TestSpool;
import io.spillway.link.Rekey;
import io.spillway.link.Rekey.Progress;
import io.spillway.partition.ClickDays;
import io.spillway.partition.ClickErasure;
import io.spillway.statistics.StatisticsApi;
import io.spillway.SpillwayApplication;
import org.junit.jupiter.api.Test;
import reactor.test.StepVerifier;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.http.HttpMethod;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.web.reactive.server.WebTestClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Where somebody else migrates, the service needs no right but to read and write rows.
 */
@SpringBootTest(classes = SpillwayApplication.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
		properties = { "management.server.port=0", "spillway.migrate=off" })
@ContextConfiguration(initializers = LimitedRoleTests.Settings.class)
class LimitedRoleTests {

	@Autowired
	WebTestClient client;

	@Autowired
	TestDatabase database;

	@Autowired
	Housekeeping housekeeping;

	@Autowired
	Rekey rekey;

	@Autowired
	ClickDays clickDays;

	@Autowired
	ClickErasure erasure;

	@Autowired
	DatabaseClient databaseClient;

	@Test
	void everyCallWorks() {
		LinksApi api = new LinksApi(this.client);
		String stored = api.created("stored", "once");
		assertThat(api.created("stored", "once")).isEqualTo(stored);
		String sealed = api.created("sealed");
		for (String token : new String[] { stored, sealed }) {
			assertThat(LinksApi.status(api.lookup(token))).isEqualTo(200);
			assertThat(api.clickStatus(token)).isEqualTo(302);
			assertThat(LinksApi.status(api.revoke(token))).isEqualTo(204);
			assertThat(LinksApi.status(api.revoke(token))).isEqualTo(204);
			assertThat(api.clickStatus(token)).isEqualTo(410);
		}
	}

	@Test
	void everyCallOfCampaignsWorks() {
		CampaignApi api = new CampaignApi(this.client);
		int id = api.created("https://example.com/{recipient}");
		api.change(id, "{\"name\": \"new\"}");
		for (HttpMethod method : new HttpMethod[] { HttpMethod.PUT, HttpMethod.DELETE }) {
			api.denied(method, id, 7).expectStatus().isNoContent();
		}
	}

	@Test
	void everyCallOfPushesWorks() {
		PushApi api = new PushApi(this.client);
		int campaign = new CampaignApi(this.client).created("https://example.com/{recipient}");
		long push = api.announced(campaign, Instant.now(), 1000);
		api.list(campaign, "").expectStatus().isOk();
		api.get(campaign, push).expectStatus().isOk();
		api.capacity().expectStatus().isOk();
		api.withdraw(campaign, push).expectStatus().isNoContent();
	}

	@Test
	void everyCallOfStatisticsWorks() {
		StatisticsApi api = new StatisticsApi(this.client);
		int campaign = new CampaignApi(this.client).created("https://example.com/{recipient}");
		api.ofCampaign(campaign, "").expectStatus().isOk();
		api.ofLink(new LinksApi(this.client).created("stored"), "?interval=minute").expectStatus().isOk();
	}

	@Test
	void minutesAreMerged() {
		this.database.execute(
				"""
						insert into campaign_minute (campaign_id, minute, slot, clicks, recipients, missed, bots, phones, tablets,
							desktops)
						values (16777215, '2026-01-01', 1, 1, 1, 1, 1, 1, 1, 1), (16777215, '2026-01-01', 2, 1, 1, 1, 1, 1, 1, 1);
						insert into link_minute (link, minute, slot, clicks, missed, bots, phones, tablets, desktops)
						values ('a', '2026-01-01', 1, 1, 1, 1, 1, 1, 1), ('a', '2026-01-01', 2, 1, 1, 1, 1, 1, 1)
						""");
		this.housekeeping.cleanUp().block();
		assertThat(Query.text(this.database, """
				select (select count(*) from campaign_minute where campaign_id = 16777215)
					+ (select count(*) from link_minute where link = 'a')
				""")).isEqualTo("2");
	}

	@Test
	void whatOthersRevokeIsSeen() {
		LinksApi api = new LinksApi(this.client);
		String token = api.created("sealed");
		this.database.execute("""
				insert into deny_list (kind, subject) values (1, substring(sha256('%s') for 16));
				notify spillway_deny_list
				""".formatted(token));
		await().until(() -> api.clickStatus(token) == 410);
	}

	@Test
	void oldRowsAreRemoved() {
		this.database.execute("""
				insert into link (token, key_id, sealed, created_at, expires_at)
					values ('000000000000', 1, '', now(), now() - interval '1 year');
				insert into idempotent_answer (id, key_id, request_mac, answer, created_at)
					values ('old', 1, '', '', now() - interval '1 year');
				insert into deny_list (kind, subject, expires_at) values (1, 'old', now() - interval '1 year');
				insert into campaign (name, target, created_at) values ('old', 'https://example.com', now());
				insert into push (campaign_id, starts_at, recipients, created_at)
					select id, now() - interval '1 year', 1, now() from campaign where name = 'old'
				""");
		this.housekeeping.cleanUp().block();
		assertThat(Query.text(this.database, """
				select (select count(*) from link where token = '000000000000')
					+ (select count(*) from idempotent_answer where id = 'old')
					+ (select count(*) from deny_list where subject = 'old')
					+ (select count(*) from push where starts_at < now() - interval '1 day')
				""")).isEqualTo("0");
	}

	@Test
	void partitionsAreMadeAndDropped() {
		await().until(() -> Query.number(this.database,
				"select count(*) from missing_click_days(current_date - 1, " + "current_date + 7)") == 0);
		assertThat(called("select make_click_partitions(current_date - 20, current_date - 15)")).isEqualTo(6);
		assertThat(called("select drop_click_partitions(current_date - 15)")).isEqualTo(5);
		Instant yesterday = Instant.now().minus(Duration.ofDays(1));
		StepVerifier.create(this.clickDays.make(List.of(yesterday))).verifyComplete();
	}

	@Test
	void clicksAreRecordedAndErased() {
		await().until(() -> Query.number(this.database,
				"select count(*) from missing_click_days(current_date, current_date)") == 0);
		assertThat(
				called("""
						select record_clicks(1::smallint, array[gen_random_uuid(), gen_random_uuid()],
							array[millis, millis], '{3, 1}', '{1}', '{5}', '{NULL, \\\\x00}', '{1, 1}', '{1, 1}', '{1, 1}', '{1, 1}',
							'{}', '{0, 0}') from (select (extract(epoch from now()) * 1000)::bigint) as now (millis)
						"""))
			.isEqualTo(2);
		assertThat(this.erasure.run(1, 5).blockLast()).isEqualTo(new ClickErasure.Progress(1, 1, true));
	}

	private int called(String sql) {
		return this.databaseClient.sql(sql).map((row) -> row.get(0, Integer.class)).one().blockOptional().orElseThrow();
	}

	@Test
	void linksAreSealedAgain() {
		new LinksApi(this.client).created("stored");
		this.database.execute("update link set key_id = 9");
		StepVerifier.create(this.rekey.run(500).last().map(Progress::done)).expectNext(true).verifyComplete();
		this.database.execute("update link set key_id = 1");
	}

	/** Hands the service a role that owns nothing. */
	static class Settings implements ApplicationContextInitializer<ConfigurableApplicationContext> {

		@Override
		public void initialize(ConfigurableApplicationContext context) {
			TestDatabase database;
			try (MigratedDatabase migrated = MigratedDatabase.create()) {
				database = migrated.server();
			}
			String role = database.name() + "_service";
			database.execute("""
					create role %1$s login password 'secret';
					grant select, insert, update, delete
						on link, idempotent_answer, deny_list, key_seals, campaign, push, click, first_click,
							campaign_minute, campaign_quarter, link_minute, link_quarter to %1$s
					""".formatted(role));
			Map<String, String> settings = new HashMap<>(database.settings());
			settings.putAll(Map.of("spring.r2dbc.username", role, "spring.r2dbc.password", "secret"));
			TestPropertyValues.of(settings).applyTo(context);
			TestPropertyValues.of(DevelopmentKeys.settings()).applyTo(context);
			TestPropertyValues.of(TestSpool.settings()).applyTo(context);
			context.getBeanFactory().registerSingleton("testDatabase", database);
		}

	}

}
