package io.spillway.statistics;

import java.time.Clock;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.spillway.database.Cleanup;
import io.spillway.database.DatabaseGuard;
import io.spillway.overload.CallSlots;
import io.spillway.token.KeyRing;
import reactor.core.scheduler.Schedulers;

import org.springframework.aot.hint.annotation.RegisterReflectionForBinding;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;

@Configuration(proxyBeanMethods = false)
@RegisterReflectionForBinding(StreamEvent.TotalView.class)
class StatisticsConfiguration {

	@Bean
	StatisticsStore statisticsStore(DatabaseClient database, DatabaseGuard guard) {
		return new StatisticsStore(database, guard);
	}

	@Bean
	Statistics statistics(StatisticsStore store, Clock clock) {
		return new Statistics(store, clock);
	}

	@Bean
	StatisticsCall statisticsCall(Statistics statistics) {
		return new StatisticsCall(statistics);
	}

	@Bean
	CampaignStatistics campaignStatistics(StatisticsCall call, StatisticsStreams streams) {
		return new CampaignStatistics(call, streams);
	}

	@Bean
	CountedLinks countedLinks(KeyRing ring) {
		return new CountedLinks(ring);
	}

	@Bean
	Watches watches(StatisticsStore store, ObjectMapper json, Clock clock) {
		return new Watches(store::total, json, clock, Schedulers.parallel());
	}

	@Bean
	StatisticsStreams statisticsStreams(Watches watches) {
		return new StatisticsStreams(watches, new CallSlots<>(StatisticsStreams.MAX_WATCHERS, "streams of statistics"));
	}

	@Bean
	StatisticsMeters statisticsMeters(StatisticsStreams streams, Watches watches) {
		return new StatisticsMeters(streams, watches);
	}

	@Bean
	StatisticsMeters.WithoutStreams callsWithoutStreams() {
		return new StatisticsMeters.WithoutStreams();
	}

	@Bean
	Cleanup campaignMinutes() {
		return MinuteMerge.ofCampaigns();
	}

	@Bean
	Cleanup linkMinutes() {
		return MinuteMerge.ofLinks();
	}

}
