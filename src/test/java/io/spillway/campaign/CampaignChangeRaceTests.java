package io.spillway.campaign;

import java.time.Instant;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.spillway.link.Policies;
import io.spillway.web.ProblemException;
import io.spillway.web.ProblemType;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mockito.stubbing.OngoingStubbing;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

import org.springframework.http.HttpHeaders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

/** A campaign that others change each time between the reading and the change. */
class CampaignChangeRaceTests {

	private static final CampaignFields FIELDS = new CampaignFields("sale", TargetTemplate.of("https://example.com"),
			null, null, null, PlatformTemplates.NONE, false);

	private final CampaignStore store = mock(CampaignStore.class);

	private final ObjectMapper json = new ObjectMapper();

	private final CampaignChange change = new CampaignChange(this.store, new HeldCampaigns(),
			new CampaignValidator(Policies.standard()), this.json);

	private int version;

	@BeforeEach
	void changeElsewhere() {
		when(this.store.find(7)).thenReturn(Mono.fromSupplier(() -> campaign(++this.version)));
	}

	@Test
	void whoTakesAnyVersionGetsTheLastAttempt() {
		lose(CampaignChange.MAX_ATTEMPTS - 1).thenReturn(Mono.just(campaign(100)));
		StepVerifier.create(change("*")).expectNextCount(1).verifyComplete();
		assertThat(this.version).isEqualTo(CampaignChange.MAX_ATTEMPTS);
	}

	@Test
	void whoTakesAnyVersionIsToldToComeAgainAfterThat() {
		lose(CampaignChange.MAX_ATTEMPTS).thenReturn(Mono.just(campaign(100)));
		verifyProblem("*", ProblemType.UNAVAILABLE);
	}

	@Test
	void whoTakesOneVersionIsToldThatItIsGone() {
		lose(CampaignChange.MAX_ATTEMPTS);
		verifyProblem("\"1-active\"", ProblemType.PRECONDITION_FAILED);
		assertThat(this.version).isEqualTo(2);
	}

	private OngoingStubbing<Mono<Campaign>> lose(int times) {
		OngoingStubbing<Mono<Campaign>> update = when(this.store.update(any(), any()));
		for (int i = 0; i < times; i++) {
			update = update.thenReturn(Mono.empty());
		}
		return update;
	}

	private void verifyProblem(String ifMatch, ProblemType type) {
		StepVerifier.create(change(ifMatch)).verifyErrorSatisfies((error) -> {
			assertThat(error).isInstanceOf(ProblemException.class);
			assertThat(((ProblemException) error).problem().type()).isEqualTo(type);
		});
	}

	private Mono<Campaign> change(String ifMatch) {
		HttpHeaders headers = new HttpHeaders();
		headers.set(HttpHeaders.IF_MATCH, ifMatch);
		return this.change.change(7, EntityTags.ofIfMatch(headers), this.json.createObjectNode());
	}

	private static Campaign campaign(int version) {
		return new Campaign(7, version, Instant.EPOCH, FIELDS);
	}

}
