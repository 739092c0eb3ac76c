package io.spillway.campaign;

import java.time.Duration;
import java.util.List;

import io.spillway.database.DatabaseUnavailableException;
import io.spillway.database.MigratedDatabase;
import io.spillway.development.FlakyProxy;
import io.spillway.development.TestDatabase;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;

/** Campaigns that no replica holds: here there is no feed. */
class CampaignLookupTests {

	@AutoClose
	private final FlakyProxy proxy = FlakyProxy.to(TestDatabase.create());

	@AutoClose
	private final MigratedDatabase database = MigratedDatabase.of(this.proxy.database(), Duration.ofSeconds(5));

	private final CampaignReplica making = new CampaignReplica(this.database);

	private final Campaigns campaigns = new CampaignReplica(this.database).campaigns();

	@Test
	void findsThoseThatThereAre() {
		int first = this.making.create(null).id();
		int second = this.making.create(null).id();
		StepVerifier
			.create(Flux.fromIterable(List.of(first, second, first, second + 1, second))
				.flatMap((id) -> this.campaigns.lookUp(id).map(Campaign::id))
				.sort()
				.collectList())
			.expectNext(List.of(first, first, second, second))
			.verifyComplete();
	}

	@Test
	void saysThatTheDatabaseIsAwayAndFindsThemOnceItIsBack() {
		int id = this.making.create(null).id();
		this.proxy.cut();
		StepVerifier.create(this.campaigns.lookUp(id)).verifyError(DatabaseUnavailableException.class);
		this.proxy.restore();
		StepVerifier.create(this.campaigns.lookUp(id).map(Campaign::id)).expectNext(id).verifyComplete();
	}

}
