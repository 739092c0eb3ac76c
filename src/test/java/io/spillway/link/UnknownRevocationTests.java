package io.spillway.link;

import java.time.Instant;
import java.util.Map;

import io.spillway.database.DatabaseGuard;
import io.spillway.revocation.DenyList;
import io.spillway.revocation.Revocations;
import io.spillway.token.KeyRing;
import io.spillway.token.LinkPayload;
import io.spillway.token.SealedTokens;
import io.spillway.web.ProblemException;
import io.spillway.web.ProblemType;
import org.junit.jupiter.api.Test;
import reactor.test.StepVerifier;

import org.springframework.http.HttpHeaders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

class UnknownRevocationTests {

	private final KeyRing ring = new KeyRing(1, Map.of(1, new byte[32]));

	@Test
	void sealedLinkIsWorthTryingAgainWhereRevocationsAreNotKnownYet() {
		String token = new SealedTokens(this.ring)
			.seal(new LinkPayload(Instant.EPOCH, null, "https://example.com", null, null, false));
		StepVerifier.create(links().find(token))
			.verifyErrorSatisfies((error) -> assertThat(error).isInstanceOfSatisfying(ProblemException.class, (ex) -> {
				assertThat(ex.problem().type()).isEqualTo(ProblemType.UNAVAILABLE);
				assertThat(ex.problem().headers().getFirst(HttpHeaders.RETRY_AFTER)).isEqualTo("1");
			}));
	}

	/** With a deny list that was never loaded, and must be. */
	private Links links() {
		return new Links(mock(StoredLinks.class), mock(LinkInserts.class), mock(LinkLookup.class),
				mock(DatabaseGuard.class), mock(DenyList.class), mock(Revocations.class), this.ring);
	}

}
