package io.spillway.command;

import java.io.PrintStream;
import java.util.List;
import java.util.Set;

import io.spillway.link.Rekey;
import io.spillway.link.Rekey.Progress;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;

/** Seals all stored links with the primary key. */
final class RekeyCommand {

	private static final int DEFAULT_BATCH = 500;

	private static final int MAX_BATCH = 10_000;

	private final Class<?> application;

	RekeyCommand(Class<?> application) {
		this.application = application;
	}

	/** Returns 0 if all links have the primary key now, 1 if some could not be opened. */
	int run(List<String> args, PrintStream out) {
		int batch = new Options(args, Set.of("batch")).number("batch", DEFAULT_BATCH, 1, MAX_BATCH);
		SpringApplication spring = new SpringApplication(this.application);
		spring.setWebApplicationType(WebApplicationType.NONE);
		// Nobody waits for an answer: a batch may take longer than a request.
		try (ConfigurableApplicationContext context = spring.run("--spillway.migrate=off",
				"--spillway.database-timeout=PT10M")) {
			Progress result = context.getBean(Rekey.class)
				.run(batch)
				.doOnNext((progress) -> report(progress, out))
				.blockLast();
			return (result != null && result.unreadable() == 0) ? 0 : 1;
		}
	}

	private static void report(Progress progress, PrintStream out) {
		out.printf("%,d links sealed with the primary key%s%s%n", progress.resealed(),
				(progress.unreadable() > 0) ? ", %,d cannot be opened".formatted(progress.unreadable()) : "",
				progress.done() ? ", done" : "");
	}

}
