package io.spillway.security;

import java.time.Duration;
import java.util.Map;

import io.spillway.database.MigratedDatabase;
import io.spillway.development.FlakyProxy;
import io.spillway.development.Query;
import io.spillway.development.TestDatabase;
import io.spillway.security.KeySeals.KeySeal;
import io.spillway.token.KeyRing;
import io.spillway.token.Purpose;
import io.spillway.token.Rings;
import io.spillway.token.Sealer;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class KeySealsTests {

	private static final byte[] NOTHING = {};

	private final TestDatabase server = TestDatabase.create();

	@AutoClose
	private final FlakyProxy proxy = FlakyProxy.to(this.server);

	@AutoClose
	private final MigratedDatabase database = MigratedDatabase.of(this.proxy.database(), Duration.ofSeconds(10));

	private final KeyRing ring = Rings.of(1, 2);

	private final KeySeals seals = of(this.ring);

	@Test
	void replicasAddUp() {
		KeyRing other = Rings.of(1);
		seal(this.ring, Purpose.STORED_LINK, 3);
		seal(this.ring, Purpose.SEALED_TOKEN, 1);
		seal(other, Purpose.STORED_LINK, 4);
		this.seals.note().block();
		of(other).note().block();
		seal(this.ring, Purpose.STORED_LINK, 2);
		this.seals.note().block();
		assertThat(this.seals.all().toIterable()).containsExactlyInAnyOrder(new KeySeal((short) 1, "stored_link", 9),
				new KeySeal((short) 1, "sealed_token", 1));
	}

	@Test
	void eachKeyIsCountedForItself() {
		KeyRing promoted = Rings.of(255, 1);
		seal(this.ring, Purpose.IDEMPOTENT_ANSWER, 1);
		seal(promoted, Purpose.IDEMPOTENT_ANSWER, 2);
		this.seals.note().block();
		of(promoted).note().block();
		assertThat(this.seals.all().toIterable()).containsExactlyInAnyOrder(
				new KeySeal((short) 1, "idempotent_answer", 1), new KeySeal((short) 255, "idempotent_answer", 2));
	}

	@Test
	void whereNothingWasSealedNothingIsNoted() {
		this.proxy.cut();
		StepVerifier.create(this.seals.note()).verifyComplete();
	}

	@Test
	void whatCouldNotBeNotedIsNotedLater() {
		seal(this.ring, Purpose.STORED_LINK, 3);
		this.proxy.cut();
		StepVerifier.create(this.seals.note()).verifyError();
		seal(this.ring, Purpose.STORED_LINK, 4);
		this.proxy.restore();
		await().untilAsserted(() -> this.seals.note().block());
		assertThat(stored()).isEqualTo(7);
	}

	@Test
	void whatWasBrokenOffIsNotedLater() {
		seal(this.ring, Purpose.STORED_LINK, 3);
		this.seals.note().block();
		seal(this.ring, Purpose.STORED_LINK, 4);
		this.proxy.silence();
		Disposable note = this.seals.note().subscribe();
		await().until(() -> this.ring.seals().take().isEmpty());
		note.dispose();
		assertThat(this.ring.seals().take()).isEqualTo(Map.of(Purpose.STORED_LINK, 4L));
	}

	@Test
	void replicasThatNoteAtOnceDoNotWaitForEachOtherInACircle() {
		Flux<Void> notes = Flux.range(0, 200).flatMap((_) -> {
			KeyRing replica = Rings.of(1);
			seal(replica, Purpose.IDEMPOTENT_ANSWER, 1);
			seal(replica, Purpose.SEALED_TOKEN, 1);
			seal(replica, Purpose.STORED_LINK, 1);
			return of(replica).note();
		}, 16);
		StepVerifier.create(notes).verifyComplete();
		assertThat(this.seals.all().map(KeySeal::seals).toIterable()).containsExactly(200L, 200L, 200L);
	}

	private KeySeals of(KeyRing ring) {
		return new KeySeals(this.database.client(), this.database.guard(), ring);
	}

	private long stored() {
		return Query.number(this.server, "select seals from key_seals where key_id = 1 and purpose = 'stored_link'");
	}

	static void seal(KeyRing ring, Purpose purpose, int times) {
		Sealer sealer = new Sealer(ring, purpose);
		for (int i = 0; i < times; i++) {
			sealer.seal(NOTHING, NOTHING);
		}
	}

}
