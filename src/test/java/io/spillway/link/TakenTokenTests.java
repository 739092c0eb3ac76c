package io.spillway.link;

import io.spillway.development.DevelopmentKeys;
import io.spillway.development.Query;
import io.spillway.development.SpillwayTest;
import io.spillway.development.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;

import static org.assertj.core.api.Assertions.assertThat;

/** Random tokens do not collide in tests: a trigger plays that the first ones do. */
@SpillwayTest
class TakenTokenTests {

	@Autowired
	WebTestClient client;

	@Autowired
	TestDatabase database;

	@AfterEach
	void restore() {
		this.database.execute("drop function taken cascade; drop sequence attempts");
	}

	@Test
	void anotherTokenIsTriedIfOneIsTaken() {
		taken(1);
		assertThat(create()).isEqualTo(201);
		assertThat(Query.number(this.database, "select last_value from attempts")).isEqualTo(2);
	}

	@Test
	void aRandomSourceThatIsBrokenIsNotTriedForEver() {
		taken(1000);
		assertThat(create()).isEqualTo(500);
		assertThat(Query.number(this.database, "select last_value from attempts")).isBetween(2L, 10L);
	}

	private void taken(int attempts) {
		this.database.execute("""
				create sequence attempts;
				create function taken() returns trigger language plpgsql as $$ begin
					if nextval('attempts') <= %d then return null; end if;
					return new;
				end $$;
				create trigger taken before insert on link for each row execute function taken()
				""".formatted(attempts));
	}

	private int create() {
		return this.client.post()
			.uri("/v1/links")
			.headers((headers) -> headers.setBearerAuth(DevelopmentKeys.API_KEY))
			.contentType(MediaType.APPLICATION_JSON)
			.bodyValue("{\"target\":\"https://example.com/\"}")
			.exchange()
			.expectBody()
			.returnResult()
			.getStatus()
			.value();
	}

}
