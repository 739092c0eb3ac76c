package io.spillway.link;

import java.time.Clock;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.MeterRegistry;
import io.spillway.database.Cleanup;
import io.spillway.database.DatabaseGuard;
import io.spillway.database.LoopConnections;
import io.spillway.idempotency.IdempotentParts;
import io.spillway.observability.BatchTelemetry;
import io.spillway.observability.RequestTracing;
import io.spillway.revocation.DenyList;
import io.spillway.revocation.Revocations;
import io.spillway.overload.ApiCalls;
import io.spillway.security.ApiKeys;
import io.spillway.token.KeyRing;
import io.spillway.web.CallTimer;
import io.spillway.web.Draining;
import io.spillway.web.WebProperties;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;
import reactor.netty.resources.LoopResources;

import org.springframework.aot.hint.annotation.RegisterReflectionForBinding;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.annotation.Order;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(LinksProperties.class)
@RegisterReflectionForBinding(BulkLink.class)
class LinkConfiguration {

	@Bean
	StoredLinks storedLinks(DatabaseClient database, KeyRing ring) {
		return new StoredLinks(database, ring);
	}

	@Bean
	BatchTelemetry insertTelemetry(RequestTracing tracing) {
		return new BatchTelemetry("insert", tracing);
	}

	@Bean
	LookupTelemetry lookupTelemetry(RequestTracing tracing) {
		return new LookupTelemetry(tracing);
	}

	@Bean
	LinkInserts linkInserts(LoopConnections connections, StoredLinks stored, DatabaseGuard guard, LoopResources loops,
			BatchTelemetry insertTelemetry) {
		return new LinkInserts(connections, stored, guard, loops.onServer(true), insertTelemetry);
	}

	@Bean
	Links links(StoredLinks stored, LinkInserts inserts, LinkLookup lookup, DatabaseGuard guard, DenyList denied,
			Revocations revocations, KeyRing ring) {
		return new Links(stored, inserts, lookup, guard, denied, revocations, ring);
	}

	/** Connects beside the rest of the start. */
	@Bean(initMethod = "connect")
	@Lazy(false)
	LinkLookup linkLookup(LoopConnections connections, StoredLinks stored, DatabaseGuard guard, LoopResources loops,
			LookupTelemetry telemetry) {
		return new LinkLookup(connections, stored, guard, loops.onServer(true), telemetry);
	}

	/** Before the service says that it is ready. */
	@Bean
	@Order(1)
	ApplicationRunner databaseWarmUp(LinkLookup lookup, LinkInserts inserts) {
		return (_) -> lookup.warmUp().then(inserts.connect().onErrorComplete()).block();
	}

	@Bean
	TargetPolicy targetPolicy(LinksProperties properties, WebProperties web) {
		return new TargetPolicy(properties, web.baseUrl());
	}

	@Bean
	LinkValidator linkValidator(TargetPolicy targets) {
		return new LinkValidator(targets);
	}

	@Bean
	LinkCreation linkCreation(Links links, LinkValidator validator, WebProperties web, ObjectMapper json, Clock clock) {
		return new LinkCreation(links, validator, web, json, clock);
	}

	@Bean
	CreateRoute createRoute(ApiKeys keys, ApiCalls calls, ObjectProvider<CreateCall> call) {
		return new CreateRoute(keys, calls, call);
	}

	@Bean
	CreateCall createCall(LinkCreation creation, ObjectMapper json, MeterRegistry meters, Draining draining,
			RequestTracing tracing) {
		return new CreateCall(creation, json, new CallTimer(meters, "POST", CreateRoute.PATH), draining, tracing);
	}

	@Bean
	BatchTelemetry bulkTelemetry(RequestTracing tracing) {
		return new BatchTelemetry("bulk", tracing);
	}

	/** Where lines are read, sealed and written. */
	@Bean(destroyMethod = "dispose")
	Scheduler bulkWorker() {
		return Schedulers.newSingle("bulk", true);
	}

	@Bean
	BulkLinks bulkLinks(DatabaseClient database, DatabaseGuard guard, StoredLinks stored, Links links,
			LinkValidator validator, LinkCreation creation, IdempotentParts parts, ObjectMapper json, Clock clock,
			BatchTelemetry bulkTelemetry, Scheduler bulkWorker) {
		BulkDatabase turns = new BulkDatabase(guard, bulkTelemetry, bulkWorker, System::nanoTime);
		BulkInserts inserts = new BulkInserts(database, stored, links, turns);
		return new BulkLinks(new BulkReader(json, validator, links), new BulkPlain(inserts, creation),
				new BulkKeyed(parts, inserts, turns, links, creation), new BulkWriter(json), clock, bulkWorker);
	}

	@Bean
	Rekey rekey(DatabaseClient database, TransactionalOperator transaction, DatabaseGuard guard, StoredLinks links,
			KeyRing ring) {
		return new Rekey(database, transaction, guard, links, ring);
	}

	@Bean
	MissingKeyWarning missingKeyWarning(DatabaseClient database, DatabaseGuard guard, KeyRing ring) {
		return new MissingKeyWarning(database, guard, ring);
	}

	@Bean
	Cleanup linksCleanup(LinksProperties properties) {
		return new Cleanup("links", """
				delete from link where token in (
					select token from link where (expires_at is not null or revoked_at is not null)
						and least(expires_at, revoked_at) < now() - make_interval(secs => :retention)
					limit :batch for update skip locked)
				""", properties.retention());
	}

}
