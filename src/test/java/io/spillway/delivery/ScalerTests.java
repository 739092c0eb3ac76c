package io.spillway.delivery;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;

import com.sun.net.httpserver.HttpServer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/** {@code .ci/cluster.d/scaler}, with a service and a kubectl that answer as told. */
@EnabledOnOs(OS.LINUX)
@Timeout(60)
class ScalerTests {

	private static final String KEY = "sw_a-key-that-nobody-may-see";

	private static final String KEPT = "scaler: spillway is left as it is: ";

	private final CountDownLatch over = new CountDownLatch(1);

	private final HttpServer service;

	private String url;

	@TempDir
	private Path folder;

	ScalerTests() throws IOException {
		this.service = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		this.url = "http://127.0.0.1:" + this.service.getAddress().getPort() + "/v1/capacity";
	}

	@BeforeEach
	void start() throws IOException {
		this.service.start();
		kubectl(0);
	}

	@AfterEach
	void stop() {
		this.over.countDown();
		this.service.stop(0);
	}

	@ParameterizedTest
	@CsvSource({ "5, 5", "2.01, 3", "3, 3", "6, 6", "7, 6", "1e300, 6", "0.1, 1" })
	void theNumberBecomesTheMinimum(String number, int minimum) throws IOException {
		answer(200, "{\"replicas\": %s}".formatted(number));
		Ended scaler = scaler(this.url);
		assertThat(scaler.status()).as(scaler.errors()).isZero();
		assertThat(scaler.output()).isEqualTo("scaler: spillway: minReplicas 2 -> %d\n".formatted(minimum));
		assertThat(asked()).endsWith("""
				--request-timeout=10s patch hpa spillway --type=merge --patch {"spec": {"minReplicas": %d}}
				""".formatted(minimum));
	}

	@Test
	void aMinimumThatIsRightIsNotSetAgain() throws IOException {
		answer(200, "{\"replicas\": 2}");
		Ended scaler = scaler(this.url);
		assertThat(scaler.status()).isZero();
		assertThat(scaler.output()).isEqualTo("scaler: spillway: minReplicas stays 2\n");
		assertThat(asked()).doesNotContain("patch");
	}

	@Test
	void theNumberMayLieDeeperAndTheAutoscalerElsewhere() throws IOException {
		answer(200, "{\"pods\": {\"needed\": 4}}");
		Ended scaler = scaler("--location", "pods.needed", "--hpa", "other", "--namespace", "shop", this.url);
		assertThat(scaler.output()).isEqualTo("scaler: other: minReplicas 2 -> 4\n");
		assertThat(asked()).startsWith("--namespace shop --request-timeout=10s get hpa other -o json\n");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			503 | {"replicas": 5}     | the answer is 503
			401 | {"replicas": 5}     | the answer is 401
			302 | {"replicas": 5}     | the answer is 302
			200 | {"replicas": 0}     | the answer has no number above 0 at replicas
			200 | {"replicas": -1}    | the answer has no number above 0 at replicas
			200 | {"replicas": "5"}   | the answer has no number above 0 at replicas
			200 | {"replicas": null}  | the answer has no number above 0 at replicas
			200 | {"other": 5}        | the answer has no number above 0 at replicas
			200 | []                  | the answer has no number above 0 at replicas
			200 | {"replicas":        | the answer has no number above 0 at replicas
			200 |                     | the answer has no number above 0 at replicas
			""")
	void whatIsNoAnswerChangesNothing(int status, @Nullable String body, String why) throws IOException {
		answer(status, (body != null) ? body : "");
		assertKept(scaler(this.url), why);
	}

	@Test
	void whoDoesNotAnswerInTimeChangesNothing() throws IOException {
		this.service.createContext("/v1/capacity", (_) -> {
			try {
				this.over.await();
			}
			catch (InterruptedException _) {
				Thread.currentThread().interrupt();
			}
		});
		long since = System.nanoTime();
		assertKept(scaler(this.url), "no answer: ");
		assertThat(System.nanoTime() - since).isBetween(2_900_000_000L, 10_000_000_000L);
	}

	@Test
	void whoIsNotThereChangesNothing() throws IOException {
		this.service.stop(0);
		assertKept(scaler(this.url), "no answer: ");
	}

	private void assertKept(Ended scaler, String why) {
		assertThat(scaler.status()).isEqualTo(1);
		assertThat(scaler.output()).isEmpty();
		assertThat(scaler.errors()).startsWith(KEPT + why).hasLineCount(1);
		assertThat(this.folder.resolve("asked")).doesNotExist();
	}

	@Test
	void anAutoscalerThatCannotBeReadIsLeftAsItIs() throws IOException {
		kubectl(1);
		answer(200, "{\"replicas\": 5}");
		Ended scaler = scaler(this.url);
		assertThat(scaler.status()).isEqualTo(1);
		assertThat(scaler.errors()).isEqualTo(KEPT + "not found\n");
		assertThat(asked()).hasLineCount(1);
	}

	@Test
	void whatWentWrongIsAskedAgain() throws IOException {
		int[] calls = { 0 };
		this.service.createContext("/v1/capacity", (exchange) -> {
			byte[] body = "{\"replicas\": 5}".getBytes(UTF_8);
			exchange.sendResponseHeaders((calls[0]++ == 0) ? 503 : 200, body.length);
			exchange.getResponseBody().write(body);
			exchange.close();
		});
		Process scaler = command("--interval", "1", this.url).start();
		String said = scaler.inputReader().readLine();
		// The process's own destroy() would close its streams, unread.
		scaler.toHandle().destroy();
		Ended ended = Ended.of(scaler);
		assertThat(said).isEqualTo("scaler: spillway: minReplicas 2 -> 5");
		assertThat(ended.errors()).startsWith(KEPT + "the answer is 503\n");
		assertThat(ended.status()).isEqualTo(143);
	}

	@Test
	void theKeyIsSentAndPrintedNowhere() throws IOException {
		String[] sent = { "" };
		this.service.createContext("/v1/capacity", (exchange) -> {
			sent[0] = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
			exchange.sendResponseHeaders(401, -1);
			exchange.close();
		});
		Ended scaler = scaler(this.url);
		assertThat(sent[0]).isEqualTo("Bearer " + KEY);
		assertThat(scaler.output() + scaler.errors()).doesNotContain(KEY);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			                                       | which URL? See --help
			localhost:8080                         | the URL has to be like
			http://user:secret@localhost/          | the URL has to be like
			http://localhost/a http://localhost/b  | one URL at a time
			--location                             | --location needs a value
			--interval 0 http://localhost/         | --interval is a number from 1 to 9999, not 0
			--interval 10000 http://localhost/     | --interval is a number from 1 to 9999, not 10000
			--fast http://localhost/               | no option --fast; see --help
			""")
	void wrongUsageAsksNothing(@Nullable String arguments, String message) throws IOException {
		Ended scaler = scaler((arguments != null) ? arguments.split(" ", -1) : new String[0]);
		assertThat(scaler.status()).isEqualTo(2);
		assertThat(scaler.errors()).startsWith("scaler: " + message).hasLineCount(1).doesNotContain("secret");
		assertThat(this.folder.resolve("asked")).doesNotExist();
	}

	@Test
	void withoutAKeyNothingIsAsked() throws IOException {
		ProcessBuilder command = command(this.url);
		command.environment().remove("SPILLWAY_CAPACITY_KEY");
		Ended scaler = Ended.of(command.start());
		assertThat(scaler.status()).isEqualTo(2);
		assertThat(scaler.errors()).isEqualTo("scaler: SPILLWAY_CAPACITY_KEY is not set, or no API key\n");
	}

	@Test
	void helpIsThere() throws IOException {
		Ended scaler = scaler("--help");
		assertThat(scaler.status()).isZero();
		assertThat(scaler.output()).startsWith("usage: scaler ");
		assertThat(scaler.errors()).isEmpty();
	}

	private void answer(int status, String body) {
		this.service.createContext("/v1/capacity", (exchange) -> {
			byte[] bytes = body.getBytes(UTF_8);
			exchange.sendResponseHeaders(status, (bytes.length > 0) ? bytes.length : -1);
			exchange.getResponseBody().write(bytes);
			exchange.close();
		});
	}

	/** Knows an autoscaler of two to six, and notes what it is asked. */
	private void kubectl(int status) throws IOException {
		Path script = this.folder.resolve("kubectl");
		Files.writeString(script, """
				#!/bin/sh
				echo "$@" >> '%s'
				if [ %d != 0 ]; then echo 'not found' >&2; exit %d; fi
				case "$*" in *' get hpa '*) echo '{"spec": {"minReplicas": 2, "maxReplicas": 6}}' ;; esac
				""".formatted(this.folder.resolve("asked"), status, status));
		assertThat(script.toFile().setExecutable(true)).isTrue();
	}

	private String asked() throws IOException {
		return Files.readString(this.folder.resolve("asked"));
	}

	private Ended scaler(String... arguments) throws IOException {
		return Ended.of(command(arguments).start());
	}

	private ProcessBuilder command(String... arguments) {
		ProcessBuilder command = new ProcessBuilder(Path.of(".ci/cluster.d/scaler").toAbsolutePath().toString());
		command.command().addAll(List.of(arguments));
		command.environment().put("SPILLWAY_CAPACITY_KEY", KEY);
		command.environment().merge("PATH", "", (path, _) -> this.folder + ":" + path);
		return command;
	}

	/**
	 * How it ended.
	 *
	 * @param status its exit status
	 * @param output what it wrote
	 * @param errors what it complained about
	 */
	private record Ended(int status, String output, String errors) {

		static Ended of(Process process) throws IOException {
			try {
				String output = new String(process.getInputStream().readAllBytes(), UTF_8);
				String errors = new String(process.getErrorStream().readAllBytes(), UTF_8);
				return new Ended(process.waitFor(), output, errors);
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
				throw new IllegalStateException(ex);
			}
		}

	}

}
