package io.spillway.link;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.spillway.database.MigratedDatabase;
import io.spillway.development.FlakyProxy;
import io.spillway.development.Query;
import io.spillway.development.TestDatabase;
import io.spillway.idempotency.Parts;
import io.spillway.observability.BatchTelemetry;
import io.spillway.observability.RequestTracing;
import io.spillway.revocation.DenyList;
import io.spillway.revocation.Revocations;
import io.spillway.token.KeyRing;
import io.spillway.token.Rings;
import io.spillway.web.WebProperties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

import org.springframework.http.converter.json.Jackson2ObjectMapperBuilder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.mockito.Mockito.mock;

/** The database goes away while lines come. */
class BulkOutageTests {

	private final TestDatabase server = TestDatabase.create();

	@AutoClose
	private final FlakyProxy proxy = FlakyProxy.to(this.server);

	@AutoClose
	private final MigratedDatabase database = MigratedDatabase.of(this.proxy.database(), Duration.ofSeconds(1));

	private final Scheduler worker = Schedulers.newSingle("bulk-test", true);

	private final AtomicLong time = new AtomicLong();

	/** Whether the time is up whenever it is looked at. */
	private volatile boolean impatient;

	private final BulkRun bulk = new BulkRun(links());

	@AfterEach
	void end() {
		this.worker.dispose();
	}

	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void anOutageThatIsShortCostsNothingButTime(boolean keyed) {
		BulkRun run = keyed ? this.bulk.withKey("key") : this.bulk;
		this.proxy.cut();
		CompletableFuture<List<JsonNode>> answers = CompletableFuture.supplyAsync(() -> run.send(BulkRun.lines(1000)));
		await().until(() -> this.proxy.refused() > 2);
		assertThat(answers).isNotDone();
		this.proxy.restore();
		assertThat(answers.join()).hasSize(1000).allMatch((answer) -> answer.has("token"));
		assertThat(rows()).isEqualTo(1000);
	}

	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void connectionsThatEndInTheMiddleCostNothing(boolean keyed) {
		BulkRun run = keyed ? this.bulk.withKey("key") : this.bulk;
		CompletableFuture<List<JsonNode>> answers = CompletableFuture.supplyAsync(() -> run.send(BulkRun.lines(5000)));
		for (int i = 0; i < 5; i++) {
			long seen = rows();
			await().until(() -> rows() > seen || answers.isDone());
			this.server.execute("""
					select pg_terminate_backend(pid) from pg_stat_activity
					where datname = current_database() and pid <> pg_backend_pid()
					""");
		}
		assertThat(answers.join()).hasSize(5000).allMatch((answer) -> answer.has("token"));
		assertThat(rows()).isEqualTo(5000);
	}

	@Test
	void linesOfAnOutageThatIsLongAreToldAndMadeByTheNextStream() {
		BulkRun run = this.bulk.withKey("key");
		String sealed = "{\"ref\": \"sealed\", \"kind\": \"sealed\", \"target\": \"https://example.com/\"}";
		this.proxy.cut();
		this.impatient = true;
		List<JsonNode> refused = run.send(BulkRun.line("a"), sealed, "{");
		assertThat(refused).extracting(BulkRun::problem)
			.containsExactly("unavailable", "unavailable", "malformed-json");
		this.proxy.restore();
		assertThat(run.send(BulkRun.line("a"), sealed)).allMatch((answer) -> answer.has("token"));
	}

	@Test
	void aSealedLinkNeedsNoDatabase() {
		this.proxy.cut();
		this.impatient = true;
		List<JsonNode> answers = this.bulk.send(BulkRun.line("a"),
				"{\"ref\": \"b\", \"kind\": \"sealed\", \"target\": \"https://example.com/\"}");
		assertThat(BulkRun.problem(answers.getFirst())).isEqualTo("unavailable");
		assertThat(answers.getFirst().required("ref").textValue()).isEqualTo("a");
		assertThat(answers.get(1).required("kind").textValue()).isEqualTo("sealed");
	}

	@Test
	void aDatabaseThatDoesNotAnswerIsGivenUpInTime() {
		this.bulk.send(BulkRun.line("a"));
		this.proxy.silence();
		this.impatient = true;
		assertThat(BulkRun.problem(this.bulk.send(BulkRun.line("b")))).isEqualTo("unavailable");
	}

	private long rows() {
		return Query.number(this.server, "select count(*) from link");
	}

	private long nanoTime() {
		return this.impatient ? this.time.addAndGet(BulkDatabase.PATIENCE.toNanos()) : System.nanoTime();
	}

	/** Made as the service makes it. */
	private BulkLinks links() {
		KeyRing ring = Rings.of(1);
		StoredLinks stored = new StoredLinks(this.database.client(), ring);
		Links links = new Links(stored, mock(LinkInserts.class), mock(LinkLookup.class), this.database.guard(),
				mock(DenyList.class), mock(Revocations.class), ring);
		LinkValidator validator = new LinkValidator(Policies.standard());
		ObjectMapper json = Jackson2ObjectMapperBuilder.json().build();
		Duration second = Duration.ofSeconds(1);
		LinkCreation creation = new LinkCreation(links, validator,
				new WebProperties(URI.create("https://go.example"), second, second, second, second), json,
				Clock.systemUTC());
		BulkDatabase turns = new BulkDatabase(this.database.guard(), new BatchTelemetry("bulk", RequestTracing.none()),
				this.worker, this::nanoTime);
		BulkInserts inserts = new BulkInserts(this.database.client(), stored, links, turns);
		return new BulkLinks(new BulkReader(json, validator, links), new BulkPlain(inserts, creation),
				new BulkKeyed(Parts.of(this.database, ring), inserts, turns, links, creation), new BulkWriter(json),
				Clock.systemUTC(), this.worker);
	}

}
