package io.spillway.idempotency;

import java.util.concurrent.atomic.AtomicInteger;

import io.spillway.database.MigratedDatabase;
import io.spillway.token.KeyRing;
import io.spillway.token.Rings;
import reactor.core.publisher.Mono;

import static java.nio.charset.StandardCharsets.UTF_8;

/** An instance of the service as a caller sees it, whose answers can be told apart. */
final class Requests {

	private final Idempotency idempotency;

	private final AtomicInteger done;

	private Requests(MigratedDatabase database, KeyRing ring, AtomicInteger done) {
		this.idempotency = new Idempotency(new SavedAnswers(database.client()), database.transaction(),
				database.guard(), ring);
		this.done = done;
	}

	Requests(MigratedDatabase database) {
		this(database, Rings.of(1), new AtomicInteger());
	}

	/** Another instance at the same database, as after a restart. */
	Requests another(MigratedDatabase database, KeyRing ring) {
		return new Requests(database, ring, this.done);
	}

	/** Does what each time gives another answer. */
	Mono<Answer> send(String key, String body) {
		return send(key, body, Mono.fromSupplier(() -> {
			int number = this.done.incrementAndGet();
			return new Answer("http://localhost/" + number, "answer\n%d to %s".formatted(number, body));
		}));
	}

	Mono<Answer> send(String key, String body, Mono<Answer> work) {
		return send(new IdempotencyKey("caller", key), body, work);
	}

	Mono<Answer> send(IdempotencyKey key, String body, Mono<Answer> work) {
		return this.idempotency.once(key, body.getBytes(UTF_8), work);
	}

	/** How often work was done. */
	int done() {
		return this.done.get();
	}

}
