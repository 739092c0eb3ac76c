package io.spillway.endtoend;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import com.fasterxml.jackson.databind.JsonNode;
import io.spillway.development.FlakyProxy;
import io.spillway.development.Query;
import io.spillway.development.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class BulkLinksTests {

	private static final String BULK = "/v1/links/bulk";

	private static final String KEYED = "Idempotency-Key: import-4711\r\n";

	private final Spillway spillway = SharedSpillway.get();

	@Test
	void aLineIsAnsweredBeforeTheNextOneIsSent() throws IOException {
		try (LineStream stream = open("")) {
			stream.send(line(1));
			assertThat(stream.status()).isEqualTo(200);
			String token = stream.next().required("token").textValue();
			assertThat(this.spillway.click(token).statusCode()).isEqualTo(302);
			stream.send("{", line(3));
			assertThat(stream.next().required("line").intValue()).isEqualTo(2);
			assertThat(stream.next().required("ref").textValue()).isEqualTo("3");
			stream.end();
			assertThat(stream.rest()).isEmpty();
		}
	}

	@Test
	void allKindsOfLinesAreAnsweredInTheirOrder() throws IOException {
		try (LineStream stream = open("")) {
			stream.send(line(1), "", "{\"ref\": \"2\", \"kind\": \"sealed\", \"target\": \"https://shop.example/\"}",
					"{\"ref\": \"3\", \"target\": \"ftp://shop.example/\"}", "{\"ref\": \"4\", \"to\": 1}");
			stream.end();
			assertThat(stream.status()).isEqualTo(200);
			List<JsonNode> answers = stream.rest();
			assertThat(answers).extracting((answer) -> answer.required("ref").textValue())
				.containsExactly("1", "2", "3", "4");
			assertThat(answers).extracting((answer) -> answer.path("kind").asText("error"))
				.containsExactly("stored", "sealed", "error", "error");
			assertThat(answers).extracting((answer) -> answer.path("line").asInt()).containsExactly(0, 0, 4, 5);
		}
	}

	@ParameterizedTest
	@CsvSource({ "4096, true", "4097, false" })
	void aLineMayHave4096Bytes(int length, boolean taken) throws IOException {
		String beginning = "{\"target\": \"https://shop.example/\", \"data\": \"";
		String line = beginning + "x".repeat(length - beginning.length() - 2) + "\"}";
		try (LineStream stream = open("")) {
			stream.send(line, line(2));
			stream.end();
			assertThat(stream.status()).isEqualTo(200);
			assertThat(stream.next().has("token")).isEqualTo(taken);
			assertThat(stream.next().has("token")).isTrue();
		}
	}

	@Test
	void otherMethodsAreNotAllowed() {
		assertThat(this.spillway.api().get(BULK).statusCode()).isEqualTo(405);
		assertThat(this.spillway.api().delete(BULK).statusCode()).isEqualTo(405);
		assertThat(Http.header(this.spillway.api().put(BULK), "Allow")).isEqualTo("POST");
	}

	@Test
	void aStreamThatACrashBrokeOffIsCompletedByARepetition() throws IOException {
		Settings settings = Settings.of(TestDatabase.create());
		List<String> lines = lines(5000);
		List<JsonNode> answered = new ArrayList<>();
		Spillway first = Spillway.start(settings);
		try (LineStream stream = LineStream.open(first, BULK, KEYED)) {
			CompletableFuture<Void> sending = CompletableFuture.runAsync(() -> stream.sendIfRead(lines));
			assertThat(stream.status()).isEqualTo(200);
			for (int i = 0; i < 700; i++) {
				answered.add(stream.next());
			}
			first.close();
			sending.join();
		}
		finally {
			first.close();
		}
		try (Spillway second = Spillway.start(settings)) {
			List<JsonNode> answers = send(second, KEYED, lines);
			assertThat(answers).hasSize(lines.size()).startsWith(answered.toArray(JsonNode[]::new));
			assertThat(send(second, KEYED, lines)).isEqualTo(answers);
			assertThat(answers).extracting((answer) -> answer.required("token").textValue()).doesNotHaveDuplicates();
		}
	}

	@Test
	void aClientThatGoesAwayIsNotWorkedForAnyMore() throws IOException {
		TestDatabase database = TestDatabase.create();
		try (Spillway alone = Spillway.start(Settings.of(database))) {
			try (LineStream stream = LineStream.open(alone, BULK, "")) {
				stream.send(lines(10).toArray(String[]::new));
				assertThat(stream.status()).isEqualTo(200);
				stream.next();
				stream.send(lines(200).toArray(String[]::new));
			}
			Await.until("the stream has ended", Duration.ofSeconds(10),
					() -> alone.management()
						.get("/actuator/prometheus")
						.body()
						.contains("spillway_bulk_streams{call=\"links\"} 0.0"));
			assertThat(alone.output()).doesNotContain("ERROR");
			assertThat(send(alone, "", lines(10))).hasSize(10);
		}
	}

	@Test
	void aDatabaseThatIsAwayForAMomentCostsNoLine() throws IOException {
		TestDatabase database = TestDatabase.create();
		try (FlakyProxy proxy = FlakyProxy.to(database);
				Spillway alone = Spillway.start(Settings.of(proxy.database()));
				LineStream stream = LineStream.open(alone, BULK, KEYED)) {
			CompletableFuture<Void> sending = CompletableFuture.runAsync(() -> stream.sendIfRead(lines(5000)));
			assertThat(stream.status()).isEqualTo(200);
			assertThat(stream.next().has("token")).isTrue();
			int refused = proxy.refused();
			proxy.cut();
			Await.until("a refused connection", Duration.ofSeconds(10), () -> proxy.refused() > refused);
			proxy.restore();
			assertThat(stream.rest()).hasSize(4999).allMatch((answer) -> answer.has("token"));
			sending.join();
		}
		assertThat(Query.number(database, "select count(*) from link")).isEqualTo(5000);
	}

	private LineStream open(String headers) {
		return LineStream.open(this.spillway, BULK, headers);
	}

	private static List<JsonNode> send(Spillway spillway, String headers, List<String> lines) throws IOException {
		try (LineStream stream = LineStream.open(spillway, BULK, headers)) {
			CompletableFuture<Void> sending = CompletableFuture.runAsync(() -> stream.sendIfRead(lines));
			assertThat(stream.status()).isEqualTo(200);
			List<JsonNode> answers = stream.rest();
			sending.join();
			return answers;
		}
	}

	private static List<String> lines(int count) {
		List<String> lines = new ArrayList<>();
		for (int i = 1; i <= count; i++) {
			lines.add(line(i));
		}
		return lines;
	}

	private static String line(int number) {
		return "{\"ref\": \"%d\", \"target\": \"https://shop.example/sale?line=%d\"}".formatted(number, number);
	}

}
