package io.spillway.idempotency;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

import io.spillway.database.MigratedDatabase;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

class IdempotencySecrecyTests {

	@AutoClose
	private final MigratedDatabase database = MigratedDatabase.create();

	private final Requests requests = new Requests(this.database);

	@Test
	void aRowTellsNothingOfKeyRequestAndAnswer() throws SQLException {
		Answer answer = new Answer("http://localhost/v1/links/TOKENTOKEN12",
				"{\"token\":\"TOKENTOKEN12\",\"target\":\"https://target.example\"}");
		this.requests.send("secret-key", "{\"target\":\"https://target.example\"}", Mono.just(answer)).block();
		try (Connection connection = this.database.server().connect();
				Statement statement = connection.createStatement();
				ResultSet row = statement.executeQuery("select id, request_mac, answer from idempotent_answer")) {
			assertThat(row.next()).isTrue();
			assertThat(row.getBytes("id")).hasSize(32);
			assertThat(row.getBytes("request_mac")).hasSize(32);
			for (String column : new String[] { "id", "request_mac", "answer" }) {
				assertThat(new String(row.getBytes(column), ISO_8859_1)).doesNotContain("secret-key", "caller",
						"TOKENTOKEN12", "target", "localhost");
			}
			assertThat(row.next()).isFalse();
		}
	}

	@Test
	void anAnswerMovedToAnotherKeyDoesNotOpen() {
		this.requests.send("first", "body").block();
		this.requests.send("second", "body").block();
		this.database.server().execute("""
				update idempotent_answer set answer = other.answer from idempotent_answer as other
				where other.id <> idempotent_answer.id
				""");
		assertThat(this.requests.send("first", "body").map(Answer::body).onErrorReturn("refused").block())
			.isEqualTo("refused");
	}

}
