package io.spillway.bulk;

import org.springframework.boot.autoconfigure.context.LifecycleProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(BulkProperties.class)
class BulkConfiguration {

	@Bean
	BulkMeters bulkMeters() {
		return new BulkMeters();
	}

	@Bean
	BulkStreams bulkStreams(BulkProperties properties, BulkMeters bulkMeters, LifecycleProperties lifecycle) {
		return new BulkStreams(properties, bulkMeters, lifecycle.getTimeoutPerShutdownPhase());
	}

}
