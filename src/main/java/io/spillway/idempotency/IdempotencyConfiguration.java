package io.spillway.idempotency;

import io.spillway.database.Cleanup;
import io.spillway.database.DatabaseGuard;
import io.spillway.token.KeyRing;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;

@Configuration(proxyBeanMethods = false)
class IdempotencyConfiguration {

	@Bean
	Idempotency idempotency(DatabaseClient database, TransactionalOperator transaction, DatabaseGuard guard,
			KeyRing ring) {
		return new Idempotency(new SavedAnswers(database), transaction, guard, ring);
	}

	@Bean
	IdempotentParts idempotentParts(DatabaseClient database, TransactionalOperator transaction, KeyRing ring) {
		return new IdempotentParts(new SavedAnswers(database), transaction, ring);
	}

	@Bean
	Cleanup savedAnswersCleanup() {
		return new Cleanup("saved answers", """
				delete from idempotent_answer where id in (
					select id from idempotent_answer where created_at < now() - make_interval(secs => :retention)
					limit :batch for update skip locked)
				""", Idempotency.RETENTION);
	}

}
