package io.spillway.development;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

import io.spillway.SpillwayApplication;

import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.reactive.context.ReactiveWebServerApplicationContext;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;

/**
 * Runs the service with an embedded PostgreSQL and keys for development, and says how to
 * call it.
 */
public final class DevelopmentApplication {

	private DevelopmentApplication() {
	}

	public static void main(String[] args) {
		Map<String, String> settings = new LinkedHashMap<>(DevelopmentKeys.settings());
		settings.putAll(TestDatabase.create().settings());
		settings.putAll(TestSpool.settings());
		Stream<String> options = settings.entrySet()
			.stream()
			.map((entry) -> "--" + entry.getKey() + "=" + entry.getValue());
		SpringApplication.from(SpillwayApplication::main)
			.with(Calls.class)
			.run(Stream.concat(options, Arrays.stream(args)).toArray(String[]::new));
	}

	/** Prints the calls. */
	@TestConfiguration(proxyBeanMethods = false)
	static class Calls {

		@Bean
		ApplicationListener<ApplicationReadyEvent> calls() {
			return (event) -> {
				if (event.getApplicationContext() instanceof ReactiveWebServerApplicationContext context) {
					print(context.getWebServer().getPort());
				}
			};
		}

		private static void print(int port) {
			System.out.printf(
					"""

							Spillway is running. Make a link, look it up, click it:

							url=$(curl -s http://localhost:%1$d/v1/links -H 'Authorization: Bearer %2$s' -H 'Content-Type: application/json' -d '{"target": "https://example.com/sale?id=7"}' | tee /dev/stderr | sed 's/.*"url":"\\([^"]*\\)".*/\\1/')
							curl -s "http://localhost:%1$d/v1/links/${url##*/}" -H 'Authorization: Bearer %2$s'; echo
							curl -si "http://localhost:%1$d/${url##*/}"

							The console is http://localhost:8081/console, its API key %2$s.

							""",
					port, DevelopmentKeys.API_KEY);
		}

	}

}
