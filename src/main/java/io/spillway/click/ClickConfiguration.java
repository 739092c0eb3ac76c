package io.spillway.click;

import java.time.Clock;

import io.spillway.link.LinkLookup;
import io.spillway.link.Links;
import io.spillway.observability.RequestTracing;
import io.spillway.web.Draining;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ClickProperties.class)
class ClickConfiguration {

	@Bean
	ClickResolver clickResolver(Links links, LinkLookup lookup, ClickProperties properties, Clock clock) {
		return new ClickResolver(links, lookup, properties, clock);
	}

	@Bean
	ClickMeters clickMeters() {
		return new ClickMeters();
	}

	@Bean
	ClickTracing clickTracing(RequestTracing tracing) {
		return new ClickTracing(tracing);
	}

	@Bean
	ClickRoute clickRoute(ObjectProvider<ClickResolver> resolver, ClickProperties properties, Draining draining,
			ClickMeters meters, ClickTracing tracing) {
		return new ClickRoute(resolver, properties, draining, meters, tracing);
	}

}
