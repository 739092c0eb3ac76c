package io.spillway.campaign;

import java.time.Instant;
import java.util.List;

import io.spillway.database.MigratedDatabase;
import io.spillway.feed.Changes;
import io.spillway.token.Platform;
import io.spillway.web.ProblemException;
import io.spillway.web.ProblemType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import reactor.test.StepVerifier;

import static org.assertj.core.api.Assertions.assertThat;

class CampaignStoreTests {

	private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

	@AutoClose
	private final MigratedDatabase database = MigratedDatabase.create();

	private final CampaignStore store = new CampaignStore(this.database.client(), this.database.guard());

	@Test
	void givesBackWhatWasPutIn() {
		CampaignFields fields = new CampaignFields("겨울", TargetTemplate.of("https://e.com/{recipient}"), NOW,
				NOW.plusMillis(1), Fallback.of("https://e.com/끝"),
				PlatformTemplates.of("https://i.e.com/{recipient}", "https://a.e.com/"), true);
		Campaign made = insert(fields);
		assertThat(made.id()).isZero();
		assertThat(made.version()).isEqualTo(1);
		assertThat(made.createdAt()).isEqualTo(NOW);
		Campaign found = this.store.find(0).blockOptional().orElseThrow();
		assertThat(found).usingRecursiveComparison().isEqualTo(made);
		assertThat(found.fields()).usingRecursiveComparison().isEqualTo(fields);
	}

	@Test
	void readsRowsOfEarlierVersions() {
		this.database.server()
			.execute("insert into campaign (name, target, created_at) values ('a', 'https://e.com', now())");
		Campaign found = this.store.find(0).blockOptional().orElseThrow();
		assertThat(found.differsByPlatform()).isFalse();
		assertThat(found.appData()).isFalse();
		assertThat(found.targetOf(7, Platform.IOS)).isEqualTo("https://e.com");
	}

	@Test
	void givesNothingThatIsNotThere() {
		insert(fields(null));
		StepVerifier.create(this.store.find(1)).verifyComplete();
		assertThat(this.store.find(List.of(0, 1, 2)).blockOptional().orElseThrow()).containsOnlyKeys(0);
	}

	@Test
	void changesOnlyTheVersionThatIsKnown() {
		Campaign made = insert(fields(null));
		Campaign changed = this.store.update(made, fields(NOW)).blockOptional().orElseThrow();
		assertThat(changed.version()).isEqualTo(2);
		assertThat(changed.fields().endsAt()).isEqualTo(NOW);
		StepVerifier.create(this.store.update(made, fields(null))).verifyComplete();
		assertThat(this.store.find(0).blockOptional().orElseThrow().fields().endsAt()).isEqualTo(NOW);
	}

	@Test
	void theLastNumberIsFollowedByNone() {
		this.database.server().execute("alter table campaign alter column id restart with 16777215");
		assertThat(insert(fields(null)).id()).isEqualTo(16_777_215);
		for (int i = 0; i < 2; i++) {
			StepVerifier.create(this.store.insert(fields(null), NOW)).verifyErrorSatisfies((error) -> {
				assertThat(error).isInstanceOf(ProblemException.class);
				assertThat(((ProblemException) error).problem().type()).isEqualTo(ProblemType.NO_CAMPAIGN_LEFT);
			});
		}
		assertThat(this.store.newestBelow(16_777_216, 100).blockOptional().orElseThrow()).hasSize(1);
	}

	@Test
	void aFirstLookShowsWhatIsToBeHeldAndLaterOnesAllThatChanged() {
		Instant now = Instant.now();
		insert(fields(null));
		insert(fields(now.plusSeconds(60)));
		insert(fields(now.minus(HeldCampaigns.HELD_AFTER_END).plusSeconds(60)));
		insert(fields(now.minus(HeldCampaigns.HELD_AFTER_END).minusSeconds(60)));
		Changes<Integer, Campaign> all = look(0);
		assertThat(all.rows()).extracting(Changes.Row::key).containsExactlyInAnyOrder(0, 1, 2);
		Campaign first = this.store.find(0).blockOptional().orElseThrow();
		this.store.update(first, fields(Instant.EPOCH)).block();
		Changes<Integer, Campaign> changed = look(all.horizon());
		assertThat(changed.complete()).isFalse();
		assertThat(changed.rows()).extracting(Changes.Row::key).containsExactly(0);
		assertThat(look(changed.horizon()).rows()).isEmpty();
		assertThat(look(0).rows()).extracting(Changes.Row::key).containsExactlyInAnyOrder(1, 2);
	}

	@Test
	void anEmptyTableHasAHorizon() {
		assertThat(look(0).horizon()).isPositive();
		assertThat(look(0).rows()).isEmpty();
	}

	private Changes<Integer, Campaign> look(long horizon) {
		return this.store.changesSince(horizon).blockOptional().orElseThrow();
	}

	private Campaign insert(CampaignFields fields) {
		return this.store.insert(fields, NOW).blockOptional().orElseThrow();
	}

	private static CampaignFields fields(@Nullable Instant endsAt) {
		return new CampaignFields("sale", TargetTemplate.of("https://e.com/{recipient}"), null, endsAt, null,
				PlatformTemplates.NONE, false);
	}

}
