package io.spillway;

import java.time.Clock;
import java.util.OptionalInt;

import io.spillway.command.Commands;
import io.spillway.database.EarlyConnections;
import io.spillway.database.MigrationMode;
import io.spillway.observability.StartupPhases;
import io.spillway.startup.ProcessDefaults;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.context.TypeExcludeFilter;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.ImportRuntimeHints;

/** Starts the service, or runs the command that the command line names. */
@SpringBootConfiguration(proxyBeanMethods = false)
@ComponentScan(excludeFilters = { @Filter(type = FilterType.CUSTOM, classes = TypeExcludeFilter.class),
		// The management port has a context of its own, which imports it.
		@Filter(type = FilterType.REGEX, pattern = "io\\.spillway\\.console\\..*") })
@AutoConfigurations
@ImportRuntimeHints(ResourceHints.class)
public class SpillwayApplication {

	@Bean
	Clock clock() {
		return Clock.systemUTC();
	}

	public static void main(String[] args) {
		OptionalInt status = new Commands(SpillwayApplication.class, System.out, System.err).run(args);
		if (status.isPresent()) {
			System.exit(status.getAsInt());
		}
		StartupPhases phases = new StartupPhases();
		ProcessDefaults.apply();
		SpringApplication application = new SpringApplication(SpillwayApplication.class);
		application.addListeners(new NoServerToMigrateOnly(), new EarlyConnections(), phases);
		ConfigurableApplicationContext context = application.run(args);
		if (MigrationMode.isOnly(context.getEnvironment())) {
			System.exit(SpringApplication.exit(context));
		}
	}

	/** No lambda, which would be called for events of every type. */
	private static final class NoServerToMigrateOnly
			implements ApplicationListener<ApplicationEnvironmentPreparedEvent> {

		@Override
		public void onApplicationEvent(ApplicationEnvironmentPreparedEvent event) {
			if (MigrationMode.isOnly(event.getEnvironment())) {
				event.getSpringApplication().setWebApplicationType(WebApplicationType.NONE);
			}
		}

	}

}
