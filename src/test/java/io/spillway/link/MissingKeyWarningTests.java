package io.spillway.link;

import java.time.Duration;

import io.spillway.database.MigratedDatabase;
import io.spillway.token.KeyRing;
import io.spillway.token.Rings;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import reactor.test.StepVerifier;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.support.GenericApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@ExtendWith(OutputCaptureExtension.class)
class MissingKeyWarningTests {

	@AutoClose
	private static final MigratedDatabase database = MigratedDatabase.create();

	@BeforeAll
	static void insert() {
		for (int key : new int[] { 0, 3, 7, 7, 255 }) {
			database.server().execute("""
					insert into link (token, key_id, sealed, created_at)
					values (substring(gen_random_uuid()::text for 12), %d, '', now())
					""".formatted(key));
		}
	}

	@Test
	void findsTheKeysThatAreMissing() {
		StepVerifier.create(warning(Rings.of(1)).missingKeys().map(Object::toString))
			.expectNext("[0, 3, 7, 255]")
			.verifyComplete();
		StepVerifier.create(warning(Rings.of(3, 0)).missingKeys().map(Object::toString))
			.expectNext("[7, 255]")
			.verifyComplete();
	}

	@Test
	void findsNoneIfTheRingHasAll() {
		StepVerifier.create(warning(Rings.of(1, 0, 3, 7, 255)).missingKeys().map(Object::toString))
			.expectNext("[]")
			.verifyComplete();
	}

	@Test
	void warnsOnceTheServiceIsReady(CapturedOutput output) {
		publish(warning(Rings.of(7, 3)));
		await().untilAsserted(() -> assertThat(output)
			.contains("There are links that need keys [0, 255], which are not in the ring"));
	}

	@Test
	void disturbsNoStartWithoutADatabase(CapturedOutput output) {
		MigratedDatabase gone = database.another();
		gone.close();
		publish(new MissingKeyWarning(gone.client(), gone.guard(), Rings.of(1)));
		await().untilAsserted(() -> assertThat(output).contains("Could not check whether the key ring opens all"));
	}

	private static void publish(MissingKeyWarning warning) {
		warning.onApplicationEvent(new ApplicationReadyEvent(new SpringApplication(), new String[0],
				new GenericApplicationContext(), Duration.ZERO));
	}

	private static MissingKeyWarning warning(KeyRing ring) {
		return new MissingKeyWarning(database.client(), database.guard(), ring);
	}

}
