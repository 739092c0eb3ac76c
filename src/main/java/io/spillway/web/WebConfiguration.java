package io.spillway.web;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.type.LogicalType;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import reactor.netty.NettyPipeline;
import reactor.netty.resources.LoopResources;

import org.springframework.boot.autoconfigure.jackson.Jackson2ObjectMapperBuilderCustomizer;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.embedded.netty.NettyServerCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.client.ReactorResourceFactory;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(WebProperties.class)
class WebConfiguration {

	@Bean
	NettyServerCustomizer noPathsInTheLog() {
		return (server) -> server.httpMessageLogFactory(new RedactedHttpMessages());
	}

	@Bean
	NettyServerCustomizer oddRequestTargets() {
		RequestTargetEscaper escaper = new RequestTargetEscaper();
		return (server) -> server.doOnChannelInit((_, channel, _) -> channel.pipeline()
			.addAfter(NettyPipeline.HttpCodec, "requestTargetEscaper", escaper));
	}

	@Bean
	NettyServerCustomizer slowClientTimeouts(WebProperties properties) {
		return (server) -> server.doOnChannelInit((_, channel, _) -> channel.pipeline()
			.addAfter(NettyPipeline.HttpCodec, "requestBodyTimeout",
					new RequestBodyTimeout(properties.requestTimeout()))
			.addAfter(NettyPipeline.HttpCodec, "requestHeadTimeout", new RequestHeadTimeout(properties.headTimeout()))
			.addAfter(NettyPipeline.HttpCodec, "idleConnectionTimeout",
					new IdleConnectionTimeout(properties.idleTimeout())));
	}

	@Bean
	Draining draining(WebProperties properties) {
		return new Draining(properties.drainTimeout());
	}

	@Bean
	NettyServerCustomizer drainedConnections(Draining draining) {
		return (server) -> server.doOnChannelInit((_, channel, _) -> draining.opened(channel));
	}

	@Bean
	MeterBinder connectionMeters(Draining draining) {
		return (registry) -> Gauge.builder("spillway.connections", draining, Draining::connections).register(registry);
	}

	@Bean
	NettyServerCustomizer resumedReads() {
		return (server) -> server.doOnChannelInit((_, channel, _) -> channel.pipeline()
			.addAfter(NettyPipeline.HttpCodec, "resumedReads", new ResumedReads()));
	}

	/** Loops that the server shares with the driver of the database. */
	@Bean
	ReactorResourceFactory reactorResources(LoopResources loops) {
		ReactorResourceFactory resources = new ReactorResourceFactory();
		resources.setUseGlobalResources(false);
		resources.setLoopResources(loops);
		return resources;
	}

	/** What a caller got wrong is said, never guessed at. */
	@Bean
	Jackson2ObjectMapperBuilderCustomizer strictJson() {
		return (builder) -> builder
			.featuresToEnable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
					DeserializationFeature.FAIL_ON_TRAILING_TOKENS, DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY,
					DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
			.postConfigurer((mapper) -> {
				mapper.configure(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES, false);
				mapper.getFactory().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION.mappedFeature());
				for (LogicalType type : new LogicalType[] { LogicalType.Textual, LogicalType.Boolean,
						LogicalType.Integer }) {
					for (CoercionInputShape shape : CoercionInputShape.values()) {
						mapper.coercionConfigFor(type).setCoercion(shape, CoercionAction.Fail);
					}
				}
			});
	}

}
