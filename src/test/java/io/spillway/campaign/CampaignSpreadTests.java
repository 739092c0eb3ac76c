package io.spillway.campaign;

import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;

import io.spillway.database.MigratedDatabase;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.test.StepVerifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What one replica makes and changes the others know within two seconds. */
class CampaignSpreadTests {

	private static final Duration LIMIT = Duration.ofSeconds(2);

	@AutoClose
	private static final MigratedDatabase database = MigratedDatabase.create();

	@AutoClose
	private static final MigratedDatabase another = database.another();

	@AutoClose
	private final CampaignReplica here = new CampaignReplica(database).start();

	@AutoClose
	private final CampaignReplica there = new CampaignReplica(another).start();

	@BeforeEach
	void load() {
		await().until(() -> this.here.isLoaded() && this.there.isLoaded());
	}

	@Test
	void aNewCampaignIsHeldHereAtOnceAndThereSoon() {
		Campaign campaign = this.here.create(null);
		assertThat(this.here.holds(campaign.id()).getAsBoolean()).isTrue();
		awaitSoon(this.there.holds(campaign.id()));
	}

	@Test
	void aChangedCampaignIsKnownHereAtOnceAndThereSoon() {
		Campaign campaign = this.here.create(null);
		awaitSoon(this.there.holds(campaign.id()));
		Campaign changed = this.there.end(campaign, Instant.now());
		assertThat(this.there.holdsVersion(campaign.id(), 2).getAsBoolean()).isTrue();
		awaitSoon(this.here.holdsVersion(campaign.id(), 2));
		this.here.end(changed, null);
		awaitSoon(this.there.holdsVersion(campaign.id(), 3));
	}

	@Test
	void whatIsChangedElsewhereRightAfterwardsIsKnownHere() {
		Campaign campaign = this.here.create(null);
		for (int i = 0; i < 10; i++) {
			campaign = this.here.end(campaign, Instant.now());
			campaign = this.there.end(campaign, null);
		}
		awaitSoon(this.here.holdsVersion(campaign.id(), campaign.version()));
	}

	@Test
	void aChangeIsKnownEvenIfNobodyNotifies() {
		Campaign campaign = this.here.create(null);
		database.server()
			.execute("update campaign set version = 9, changed_in = pg_current_xact_id() where id = " + campaign.id());
		awaitSoon(this.here.holdsVersion(campaign.id(), 9));
		awaitSoon(this.there.holdsVersion(campaign.id(), 9));
	}

	@Test
	void aCampaignThatEndedLongAgoIsHeldByNobodyAndFoundByAll() {
		Campaign campaign = this.here.create(null);
		awaitSoon(this.there.holds(campaign.id()));
		this.here.end(campaign, Instant.now().minus(HeldCampaigns.HELD_AFTER_END));
		await().until(() -> !this.here.holds(campaign.id()).getAsBoolean());
		await().until(() -> !this.there.holds(campaign.id()).getAsBoolean());
		for (CampaignReplica replica : new CampaignReplica[] { this.here, this.there }) {
			StepVerifier.create(replica.campaigns().lookUp(campaign.id()).map(Campaign::version))
				.expectNext(2)
				.verifyComplete();
		}
	}

	@Test
	void anEndThatNoRequestCanGiveKeepsNobodyFromFollowing() {
		Campaign campaign = this.here.create(null);
		awaitSoon(this.there.holds(campaign.id()));
		database.server()
			.execute(
					"update campaign set ends_at = 'infinity', version = 9, changed_in = pg_current_xact_id() where id = "
							+ campaign.id());
		awaitSoon(this.there.holdsVersion(campaign.id(), 9));
		Campaign next = this.here.create(null);
		awaitSoon(this.there.holds(next.id()));
		database.server().execute("delete from campaign where id = " + campaign.id());
	}

	@Test
	void aReplicaThatStartsLaterHoldsAllThatIsNotOver() {
		Campaign going = this.here.create(null);
		Campaign over = this.here.create(Instant.now().minus(HeldCampaigns.HELD_AFTER_END));
		try (CampaignReplica late = new CampaignReplica(another).start()) {
			awaitSoon(late.holds(going.id()));
			assertThat(late.holds(over.id()).getAsBoolean()).isFalse();
		}
	}

	private static void awaitSoon(BooleanSupplier condition) {
		await().atMost(LIMIT).until(condition::getAsBoolean);
	}

}
