package io.spillway.idempotency;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.spillway.development.Query;
import io.spillway.development.SpillwayTest;
import io.spillway.development.TestDatabase;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.EntityExchangeResult;
import org.springframework.test.web.reactive.server.WebTestClient;

import static org.assertj.core.api.Assertions.assertThat;

@SpillwayTest
class ConcurrentCreateTests {

	private static final String BODY = "{\"target\":\"https://example.com/\"}";

	@Autowired
	WebTestClient client;

	@Autowired
	TestDatabase database;

	@Test
	void aRequestThatIsUnderWayIsNotStartedAgain() throws SQLException {
		try (Connection connection = this.database.connect();
				PreparedStatement lock = connection.prepareStatement("select pg_advisory_xact_lock(?)")) {
			connection.setAutoCommit(false);
			lock.setLong(1, new IdempotencyKey("development", "under-way").lock());
			lock.execute();
			new Caller(this.client).create(BODY, "under-way")
				.expectStatus()
				.isEqualTo(409)
				.expectHeader()
				.valueEquals("Retry-After", "1")
				.expectBody()
				.jsonPath("$.type")
				.isEqualTo("urn:spillway:problem:in-progress");
		}
		new Caller(this.client).created(BODY, "under-way");
	}

	@Test
	void manyRequestsAtOnceMakeOneLink() throws Exception {
		long before = Query.number(this.database, "select count(*) from link");
		List<Callable<EntityExchangeResult<String>>> requests = IntStream.range(0, 50)
			.<Callable<EntityExchangeResult<String>>>mapToObj(
					(_) -> () -> new Caller(this.client).create(BODY, "many").expectBody(String.class).returnResult())
			.toList();
		try (ExecutorService callers = Executors.newFixedThreadPool(requests.size())) {
			List<EntityExchangeResult<String>> answers = callers.invokeAll(requests)
				.stream()
				.map(Future::resultNow)
				.toList();
			// 503 where a busy machine cannot take on all of the burst.
			assertThat(answers).extracting((answer) -> answer.getStatus().value())
				.contains(201)
				.isSubsetOf(201, 409, 503);
			Set<String> links = answers.stream()
				.filter((answer) -> answer.getStatus().value() == 201)
				.map(EntityExchangeResult::getResponseBody)
				.filter(Objects::nonNull)
				.collect(Collectors.toSet());
			assertThat(links).hasSize(1);
		}
		assertThat(Query.number(this.database, "select count(*) from link") - before).isEqualTo(1);
	}

}
