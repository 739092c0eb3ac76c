package io.spillway.database;

import java.io.IOException;
import java.util.concurrent.TimeoutException;

import io.r2dbc.spi.R2dbcNonTransientResourceException;
import io.r2dbc.spi.R2dbcPermissionDeniedException;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class FailureReasonTests {

	@Test
	void isTheClassOfTheFirstCauseAndNothingOfItsMessage() {
		assertThat(FailureReason.of(new IllegalStateException("secret", new IOException("secret"))))
			.isEqualTo("IOException");
	}

	@Test
	void tellsTheStateThatTheDatabaseGave() {
		assertThat(FailureReason.of(new R2dbcNonTransientResourceException("secret", "57P01")))
			.isEqualTo("R2dbcNonTransientResourceException, SQLSTATE 57P01");
	}

	@Test
	void namesTheSettingThatBoundsTheTime() {
		assertThat(FailureReason.of(new DatabaseUnavailableException(new TimeoutException("secret"))))
			.isEqualTo("no answer within spillway.database-timeout");
	}

	@Test
	void saysWhatToDoThoughTheDatabaseSaysNoMore() {
		assertThat(FailureReason.of(new R2dbcPermissionDeniedException("secret", "42501")))
			.isEqualTo("a table is missing or must not be used (SQLSTATE 42501): "
					+ "grant the service's role select, insert, update and delete on it, or execute if it is a function");
	}

}
