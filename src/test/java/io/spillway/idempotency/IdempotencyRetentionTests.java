package io.spillway.idempotency;

import io.spillway.database.MigratedDatabase;
import io.spillway.development.Query;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import reactor.test.StepVerifier;

import static org.assertj.core.api.Assertions.assertThat;

class IdempotencyRetentionTests {

	@AutoClose
	private final MigratedDatabase database = MigratedDatabase.create();

	private final Requests requests = new Requests(this.database);

	@Test
	void anAnswerIsKeptForADay() {
		Answer first = this.requests.send("day", "body").block();
		age("23:59:00");
		StepVerifier.create(this.requests.send("day", "body")).expectNext(first).verifyComplete();
		cleanUp();
		StepVerifier.create(this.requests.send("day", "body")).expectNext(first).verifyComplete();
	}

	@Test
	void itIsForgottenAfterADayEvenIfItsRowIsStillThere() {
		this.requests.send("old", "body").block();
		age("24:01:00");
		Answer second = this.requests.send("old", "another body").block();
		assertThat(this.requests.done()).isEqualTo(2);
		StepVerifier.create(this.requests.send("old", "another body")).expectNext(second).verifyComplete();
		assertThat(rows()).isEqualTo(1);
	}

	@Test
	void itsRowIsRemovedAfterADay() {
		this.requests.send("removed", "body").block();
		age("23:59:00");
		cleanUp();
		assertThat(rows()).isEqualTo(1);
		age("24:01:00");
		cleanUp();
		assertThat(rows()).isZero();
	}

	private void age(String time) {
		this.database.server()
			.execute("update idempotent_answer set created_at = now() - interval '%s'".formatted(time));
	}

	private void cleanUp() {
		this.database.cleanUp(new IdempotencyConfiguration().savedAnswersCleanup());
	}

	private long rows() {
		return Query.number(this.database.server(), "select count(*) from idempotent_answer");
	}

}
