package io.spillway.feed;

import java.time.Clock;
import java.util.List;

import io.r2dbc.postgresql.PostgresqlConnectionFactory;
import reactor.core.scheduler.Schedulers;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class FeedConfiguration {

	@Bean
	Feed feed(PostgresqlConnectionFactory singleConnections, List<FollowedTable<?, ?>> tables, Clock clock) {
		return new Feed(singleConnections, tables, clock, Schedulers.parallel());
	}

}
