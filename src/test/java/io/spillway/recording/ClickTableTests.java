package io.spillway.recording;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;

import io.spillway.database.DatabaseUnavailableException;
import io.spillway.database.Outage;
import io.spillway.development.Query;
import io.spillway.development.SpillwayTest;
import io.spillway.development.TestDatabase;
import io.spillway.recording.EventStore.Written;
import io.spillway.token.CampaignRecipient;
import io.spillway.useragent.Bot;
import io.spillway.useragent.Client;
import io.spillway.useragent.Device;
import io.spillway.useragent.OperatingSystem;
import io.spillway.useragent.Visitor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.context.TestPropertySource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

@SpillwayTest
@TestPropertySource(properties = "spillway.database-timeout=PT3S")
class ClickTableTests {

	private static final ClickedLink LINK = ClickedLink.campaign(new CampaignRecipient(1, 7));

	@Autowired
	ClickTable table;

	@Autowired
	TestDatabase database;

	@Autowired
	DatabaseClient pool;

	@BeforeEach
	void forget() {
		this.database.execute("delete from click");
	}

	@Test
	void theSameBatchTwiceAddsNothing() {
		List<ClickEvent> events = new ArrayList<>(Clicks.ofCampaign(3, ClickFlow.BATCH));
		assertThat(write(events)).isEqualTo(new Written(ClickFlow.BATCH, 0));
		assertThat(write(events)).isEqualTo(new Written(0, 0));
		events.add(Clicks.of(LINK));
		assertThat(write(events)).isEqualTo(new Written(1, 0));
		assertThat(count()).isEqualTo(ClickFlow.BATCH + 1);
	}

	@Test
	void timeAndIdAreThoseOfTheClick() {
		Instant time = Instant.ofEpochMilli(Instant.now().toEpochMilli());
		ClickEvent event = Clicks.at(time, LINK);
		write(List.of(event));
		assertThat(Query.text(this.database,
				"select extract(epoch from clicked_at) * 1000 = %d from click".formatted(time.toEpochMilli())))
			.isEqualTo("t");
		assertThat(Query.text(this.database, "select id from click").replace("-", ""))
			.isEqualTo("%016x%016x".formatted(event.idHigh(), event.idLow()));
	}

	@Test
	void everythingOfAClickIsRecorded() {
		Visitor app = new Visitor(Device.DESKTOP, OperatingSystem.LINUX, Client.APP, null, Bot.SCANNER);
		Visitor other = new Visitor(Device.TABLET, OperatingSystem.IOS, Client.IN_APP_BROWSER, "fil", Bot.NONE);
		long high = Clicks.of(LINK).idHigh();
		ClickedLink last = ClickedLink
			.campaign(new CampaignRecipient(CampaignRecipient.MAX_CAMPAIGN, CampaignRecipient.MAX_RECIPIENT));
		write(List.of(
				ClickEvent.of(high, 0x8000000000000001L, ClickedLink.stored("0123456789AB"), Outcome.REDIRECTED,
						Clicks.PERSON),
				ClickEvent.of(high, 0x8000000000000002L, ClickedLink.sealed("abc"), Outcome.GONE, app),
				ClickEvent.of(high, 0x8000000000000003L, last, Outcome.EARLY, other)));
		assertThat(Query.text(this.database, """
				select string_agg(concat_ws(',', kind, coalesce(campaign_id, -1), coalesce(recipient, -1),
						coalesce(encode(link, 'hex'), '-'), outcome, device, system, client, coalesce(language, '-'),
						bot), ' ' order by id) from click
				""")).isEqualTo("1,-1,-1,303132333435363738394142,1,1,1,0,ko,0 "
				+ "2,-1,-1,ba7816bf8f01cfea414140de5dae2223,3,3,5,2,-,4 3,16777215,1099511627775,-,4,2,2,1,fil,0");
	}

	@Test
	void noEventsAskWhetherTheDatabaseIsThere() {
		assertThat(write(List.of())).isEqualTo(new Written(0, 0));
	}

	@Test
	void aDayThatIsMissingIsMade() {
		Instant time = Instant.now().minus(Duration.ofDays(40));
		assertThat(write(List.of(Clicks.at(time, LINK), Clicks.of(LINK)))).isEqualTo(new Written(2, 0));
	}

	@Test
	void aClickOfADayThatIsNotKeptIsNotRecorded() {
		Instant old = Instant.now().minus(Duration.ofDays(402));
		assertThat(write(List.of(Clicks.at(old, LINK), Clicks.of(LINK)))).isEqualTo(new Written(1, 1));
		assertThat(write(List.of(Clicks.at(old, LINK)))).isEqualTo(new Written(0, 1));
		assertThat(count()).isEqualTo(1);
	}

	@Test
	void whatIsInAClickMayBeRefused() {
		this.database.execute("alter table click add constraint no_lucky_number check (recipient <> 7)");
		assertFails(List.of(Clicks.of(LINK)), RefusedEventsException.class);
		this.database.execute("alter table click drop constraint no_lucky_number");
		assertThat(write(List.of(Clicks.of(LINK)))).isEqualTo(new Written(1, 0));
	}

	@Test
	void aDatabaseThatIsAwayIsFoundAgain() {
		List<ClickEvent> events = List.of(Clicks.of(LINK));
		try (Outage _ = Outage.of(this.database)) {
			assertFails(events, DatabaseUnavailableException.class);
		}
		// A failed attempt to connect counts for a moment, and a pool has connections
		// that are dead.
		await().ignoreExceptions().until(() -> write(events).recorded() == 1);
		await().ignoreExceptions().until(() -> this.pool.sql("select 1").fetch().one().block() != null);
	}

	@Test
	void aDatabaseThatTakesTooLongIsAsGoodAsAway() throws SQLException {
		List<ClickEvent> events = List.of(Clicks.of(LINK));
		try (Connection other = this.database.connect(); Statement statement = other.createStatement()) {
			other.setAutoCommit(false);
			statement.execute("lock table click in access exclusive mode");
			assertFails(events, DatabaseUnavailableException.class);
			other.rollback();
		}
		assertThat(write(events).recorded()).isLessThanOrEqualTo(1);
		assertThat(count()).isEqualTo(1);
	}

	/** As with a schema that is older than the service. */
	@Test
	void whatIsNotTheFaultOfTheClicksIsNotHeldAgainstThem() {
		this.database.execute("alter function record_clicks rename to other_clicks");
		assertThatExceptionOfType(CompletionException.class).isThrownBy(() -> write(List.of()))
			.satisfies((error) -> assertThat(error.getCause()).isNotInstanceOf(RefusedEventsException.class));
		this.database.execute("alter function other_clicks rename to record_clicks");
		assertThat(write(List.of())).isEqualTo(new Written(0, 0));
	}

	private Written write(List<ClickEvent> events) {
		return this.table.write(events).join();
	}

	private void assertFails(List<ClickEvent> events, Class<? extends Throwable> type) {
		assertThatExceptionOfType(CompletionException.class).isThrownBy(() -> write(events)).withCauseInstanceOf(type);
	}

	private long count() {
		return Query.number(this.database, "select count(*) from click");
	}

}
