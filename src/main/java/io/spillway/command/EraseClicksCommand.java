package io.spillway.command;

import java.io.PrintStream;
import java.util.List;
import java.util.Set;

import io.spillway.partition.ClickErasure;
import io.spillway.partition.ClickErasure.Progress;
import io.spillway.token.CampaignRecipient;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;

/** Erases the clicks of a recipient. */
final class EraseClicksCommand {

	/** A line a day. */
	private static final int HOURS_A_LINE = 24;

	private final Class<?> application;

	EraseClicksCommand(Class<?> application) {
		this.application = application;
	}

	void run(List<String> args, PrintStream out) {
		Options options = new Options(args, Set.of("campaign", "recipient"));
		int campaign = (int) options.required("campaign", CampaignRecipient.MAX_CAMPAIGN);
		long recipient = options.required("recipient", CampaignRecipient.MAX_RECIPIENT);
		SpringApplication spring = new SpringApplication(this.application);
		spring.setWebApplicationType(WebApplicationType.NONE);
		// Nobody waits for an answer: an hour of a large push takes longer than a
		// request.
		try (ConfigurableApplicationContext context = spring.run("--spillway.migrate=off",
				"--spillway.database-timeout=PT10M")) {
			context.getBean(ClickErasure.class)
				.run(campaign, recipient)
				.filter((progress) -> progress.done() || progress.hours() % HOURS_A_LINE == 1)
				.doOnNext((progress) -> report(progress, out))
				.blockLast();
		}
	}

	private static void report(Progress progress, PrintStream out) {
		out.printf("%,d clicks erased, %,d hours looked through%s%n", progress.clicks(), progress.hours(),
				progress.done() ? ", done" : "");
	}

}
