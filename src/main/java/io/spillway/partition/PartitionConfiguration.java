package io.spillway.partition;

import java.time.Clock;

import io.spillway.database.DatabaseGuard;
import reactor.core.scheduler.Schedulers;

import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.context.WebServerApplicationContext;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(RetentionProperties.class)
class PartitionConfiguration {

	@Bean
	PartitionStore partitionStore(DatabaseClient database, DatabaseGuard guard) {
		return new PartitionStore(database, guard);
	}

	@Bean
	ClickDays clickDays(PartitionStore store, RetentionProperties properties, Clock clock) {
		return new ClickDays(store, properties.retention(), clock);
	}

	@Bean
	Partitions partitions(PartitionStore store, RetentionProperties properties, Clock clock) {
		return new Partitions(store, properties.retention(), clock, Schedulers.parallel());
	}

	/** Where clicks come: what ends when it is done would leave a statement behind. */
	@Bean
	ApplicationRunner partitionRounds(Partitions partitions, ApplicationContext context) {
		return (_) -> {
			if (context instanceof WebServerApplicationContext) {
				partitions.start();
			}
		};
	}

	@Bean
	PartitionMeters partitionMeters(Partitions partitions) {
		return new PartitionMeters(partitions);
	}

	@Bean
	ClickErasure clickErasure(DatabaseClient database, DatabaseGuard guard) {
		return new ClickErasure(database, guard);
	}

}
