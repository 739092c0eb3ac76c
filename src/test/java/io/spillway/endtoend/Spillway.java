package io.spillway.endtoend;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.time.Duration;

import com.fasterxml.jackson.databind.JsonNode;
import io.spillway.development.DevelopmentKeys;

import static org.assertj.core.api.Assertions.assertThat;

/** A service: a process with two free ports. */
final class Spillway implements AutoCloseable {

	static final String LINKS = "/v1/links";

	private static final Duration STOP_LIMIT = Duration.ofSeconds(15);

	private final Execution process;

	private final int port;

	private final int managementPort;

	private Spillway(Execution process, int port, int managementPort) {
		this.process = process;
		this.port = port;
		this.managementPort = managementPort;
	}

	/** Starts a service and waits until it says that it is ready. */
	static Spillway start(Settings settings, String... args) {
		return launch(settings, args).awaitReady();
	}

	/** Starts a service and does not wait. */
	static Spillway launch(Settings settings, String... args) {
		int port = Ports.free();
		int managementPort = Ports.free();
		Execution process = Execution.start(settings.with("server.port", String.valueOf(port))
			.with("management.server.port", String.valueOf(managementPort)), args);
		return new Spillway(process, port, managementPort);
	}

	Spillway awaitReady() {
		awaitHealth("readiness");
		return this;
	}

	/** Waits until the service runs, which may be before it is ready. */
	Spillway awaitLive() {
		awaitHealth("liveness");
		return this;
	}

	private void awaitHealth(String probe) {
		try {
			Await.until(probe, Execution.LIMIT, () -> !this.process.isAlive() || isUp(probe));
			assertThat(this.process.isAlive()).isTrue();
		}
		catch (AssertionError ex) {
			close();
			throw new AssertionError("The service did not start: " + this.process.output(), ex);
		}
	}

	private boolean isUp(String probe) {
		return Ports.isOpen(this.managementPort) && health(probe).statusCode() == 200;
	}

	HttpResponse<String> health(String probe) {
		return management().get("/actuator/health/" + probe);
	}

	Http management() {
		return new Http(this.managementPort);
	}

	/** The page for operators. */
	String console() {
		return "http://127.0.0.1:%d/console".formatted(this.managementPort);
	}

	/** The service as people meet it. */
	Http clicks() {
		return new Http(this.port);
	}

	/** The service as callers with an API key meet it. */
	Http api() {
		return clicks().withApiKey(DevelopmentKeys.API_KEY);
	}

	/** Makes a link, and returns it as the service shows it. */
	JsonNode make(String kind, String target) {
		HttpResponse<String> response = api().post(LINKS, """
				{"kind": "%s", "target": "%s"}""".formatted(kind, target));
		assertThat(response.statusCode()).as(response.body()).isEqualTo(201);
		return Http.json(response);
	}

	/** Makes a link, and returns its token. */
	String makeToken(String kind, String target) {
		return make(kind, target).required("token").textValue();
	}

	HttpResponse<String> click(String token) {
		return clicks().get("/" + token);
	}

	long pid() {
		return this.process.pid();
	}

	int port() {
		return this.port;
	}

	Socket connect() {
		try {
			return Ports.connect(this.port);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	boolean refusesConnections() {
		return !Ports.isOpen(this.port);
	}

	/** Asks the service to end (SIGTERM) and does not wait. */
	void terminate() {
		this.process.terminate();
	}

	int awaitExit() {
		return this.process.awaitExit(STOP_LIMIT);
	}

	/** Asks the service to end and waits for it. */
	int stop() {
		terminate();
		return awaitExit();
	}

	/** Ends the service at once, whatever it does (SIGKILL). */
	void kill() {
		this.process.close();
	}

	String out() {
		return this.process.out();
	}

	String output() {
		return this.process.output();
	}

	/** Ends the service at once. */
	@Override
	public void close() {
		this.process.close();
	}

}
