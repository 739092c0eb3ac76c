package io.spillway.statistics;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.spillway.bulk.ChunkedCall;
import io.spillway.campaign.CampaignApi;
import io.spillway.database.Outage;
import io.spillway.development.LogLines;
import io.spillway.development.SpillwayTest;
import io.spillway.development.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.reactive.server.WebTestClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

/** Streams over real connections. */
@SpillwayTest
@TestPropertySource(properties = { "spillway.request-timeout=PT0.3S", "spillway.idle-timeout=PT0.3S",
		"spillway.head-timeout=PT0.3S" })
@ExtendWith(OutputCaptureExtension.class)
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class StatisticsStreamTests {

	private static final String MINUTE = "2026-03-29T00:00:00Z";

	@Autowired
	StatisticsStreams streams;

	@Autowired
	Watches watches;

	private final int port;

	private final PrometheusMeterRegistry meters;

	private final TestDatabase database;

	private final int campaign;

	StatisticsStreamTests(@LocalServerPort int port, @Autowired WebTestClient client,
			@Autowired PrometheusMeterRegistry meters, @Autowired TestDatabase database) {
		this.port = port;
		this.meters = meters;
		this.database = database;
		this.campaign = new CampaignApi(client).created("https://example.com/{recipient}");
	}

	@AfterEach
	void nothingIsLeftUnderWay() {
		await().untilAsserted(() -> {
			assertThat(this.streams.watchers()).isZero();
			assertThat(this.watches.size()).isZero();
		});
	}

	private ChunkedCall open() throws IOException {
		return ChunkedCall.of(this.port,
				"GET %s/stream HTTP/1.1\r\n".formatted(StatisticsApi.campaignPath(this.campaign)));
	}

	private ChunkedCall opened() throws IOException {
		ChunkedCall call = open();
		assertThat(call.head()).startsWith("http/1.1 200 ok\n")
			.contains("content-type: text/event-stream\n", "cache-control: no-store\n", "connection: close\n");
		return call;
	}

	/** The data of the next event, which has to be of a kind. */
	private static String next(ChunkedCall call, String event) throws IOException {
		assertThat(call.line()).isEqualTo("event: " + event);
		String data = String.valueOf(call.line());
		assertThat(data).startsWith("data: {");
		assertThat(call.line()).isEmpty();
		return data;
	}

	@Test
	void totalsAreToldEverySecondForLongerThanAnyTimeoutOfOthers() throws IOException {
		RollUpRows.ofCampaign(this.database, this.campaign, MINUTE, 1, 10);
		try (ChunkedCall call = opened()) {
			assertThat(next(call, "stats")).matches("data: \\{\"at\":\"[^\"]+Z\",\"total\":\\{\"clicks\":10,"
					+ "\"recipients\":9,\"missed\":8,\"bots\":7,\"devices\":\\{\"phone\":6,\"tablet\":1,\"desktop\":2,\"other\":1}}}");
			RollUpRows.ofCampaign(this.database, this.campaign, MINUTE, 2, 5);
			await().until(() -> next(call, "stats").contains("\"clicks\":15,"));
			long since = System.nanoTime();
			next(call, "stats");
			next(call, "stats");
			assertThat(Duration.ofNanos(System.nanoTime() - since)).isGreaterThan(Duration.ofMillis(900));
		}
	}

	@Test
	void aStreamIsNoSlowCall() throws IOException {
		try (ChunkedCall call = opened()) {
			next(call, "stats");
			next(call, "stats");
		}
		nothingIsLeftUnderWay();
		assertThat(this.meters.find("http.server.requests").timers())
			.filteredOn((timer) -> String.valueOf(timer.getId().getTag("uri")).endsWith("/stream"))
			.noneMatch((timer) -> timer.count() > 0
					&& List.of("SUCCESS", "UNKNOWN").contains(String.valueOf(timer.getId().getTag("outcome"))));
	}

	@Test
	void whoAsksForTheHeadGetsNoMore() throws IOException {
		try (ChunkedCall call = ChunkedCall.of(this.port,
				"HEAD %s/stream HTTP/1.1\r\n".formatted(StatisticsApi.campaignPath(this.campaign)))) {
			assertThat(call.head()).startsWith("http/1.1 200 ok\n").contains("content-type: text/event-stream\n");
			assertThat(catchThrowable(call::readRaw)).isInstanceOf(IOException.class);
		}
	}

	@Test
	void aDatabaseThatIsAwayIsToldAndTheStreamGoesOn() throws IOException {
		try (ChunkedCall call = opened()) {
			next(call, "stats");
			try (Outage _ = Outage.of(this.database)) {
				await().until(() -> line(call, "event: error"));
				assertThat(call.line()).contains("\"type\":\"urn:spillway:problem:unavailable\"");
			}
			await().until(() -> line(call, "event: stats"));
		}
	}

	private static boolean line(ChunkedCall call, String expected) throws IOException {
		return expected.equals(call.line());
	}

	@Test
	void whoeverReadsNothingHoldsUpNobody(CapturedOutput output) throws IOException {
		try (ChunkedCall silent = open(); ChunkedCall call = opened()) {
			for (int i = 0; i < 3; i++) {
				next(call, "stats");
			}
			assertThat(this.streams.watchers()).isEqualTo(2);
			assertThat(this.watches.size()).isEqualTo(1);
			assertThat(silent).isNotNull();
		}
		nothingIsLeftUnderWay();
		assertThat(LogLines.complaints(output)).isEmpty();
	}

	@Test
	void aKeyMayHaveHalfOfTheStreams() throws IOException {
		List<ChunkedCall> calls = new ArrayList<>();
		try {
			for (int i = 0; i < StatisticsStreams.MAX_WATCHERS / 2; i++) {
				calls.add(opened());
			}
			try (ChunkedCall more = open()) {
				assertThat(more.head()).startsWith("http/1.1 503 ").contains("\nretry-after: 1\n");
			}
		}
		finally {
			for (ChunkedCall call : calls) {
				call.close();
			}
		}
	}

	@Test
	void aCampaignWhoseTableIsBrokenEndsTheStream(CapturedOutput output) throws IOException {
		try (ChunkedCall call = opened()) {
			next(call, "stats");
			this.database.execute("alter table campaign_quarter rename column clicks to lost");
			try {
				await().until(() -> line(call, "event: error"));
				assertThat(call.line()).contains("\"type\":\"urn:spillway:problem:internal\"");
				assertThat(call.line()).isEmpty();
				assertThat(call.line()).isNull();
			}
			finally {
				this.database.execute("alter table campaign_quarter rename column lost to clicks");
			}
		}
		assertThat(output).containsOnlyOnce("A GET request failed");
	}

}
