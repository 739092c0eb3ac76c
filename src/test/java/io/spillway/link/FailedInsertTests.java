package io.spillway.link;

import java.time.Instant;
import java.util.Map;

import io.spillway.database.DatabaseGuard;
import io.spillway.revocation.DenyList;
import io.spillway.revocation.Revocations;
import io.spillway.token.KeyRing;
import io.spillway.token.LinkPayload;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.AdditionalAnswers.returnsFirstArg;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

class FailedInsertTests {

	private final LinkPayload payload = new LinkPayload(Instant.EPOCH, null, "https://example.com", null, null, false);

	private final LinkInserts inserts = mock(LinkInserts.class);

	private final DatabaseGuard guard = mock(DatabaseGuard.class);

	private final Links links = new Links(mock(StoredLinks.class), this.inserts, mock(LinkLookup.class), this.guard,
			mock(DenyList.class), mock(Revocations.class), new KeyRing(1, Map.of(1, new byte[32])));

	@BeforeEach
	void guardNothing() {
		given(this.guard.guard(any())).willAnswer(returnsFirstArg());
	}

	@Test
	void errorIsGivenOnceAndNotDropped() {
		// What is dropped is logged with its message, which may quote values.
		given(this.inserts.insert(anyString(), any())).willReturn(Mono.error(new IllegalStateException()));
		StepVerifier.create(this.links.create(new NewLink(LinkKind.STORED, this.payload)))
			.expectError(IllegalStateException.class)
			.verifyThenAssertThat()
			.hasNotDroppedErrors();
	}

	@Test
	void anotherTokenIsTriedWhereOneIsTaken() {
		given(this.inserts.insert(anyString(), any())).willReturn(Mono.just(false)).willReturn(Mono.just(true));
		StepVerifier.create(this.links.create(new NewLink(LinkKind.STORED, this.payload)))
			.assertNext((link) -> assertThat(link.token()).hasSize(12))
			.verifyComplete();
	}

}
