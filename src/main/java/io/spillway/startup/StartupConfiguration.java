package io.spillway.startup;

import org.springframework.boot.LazyInitializationExcludeFilter;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class StartupConfiguration {

	/** A wrong setting is told before the database is waited for. */
	@Bean
	static LazyInitializationExcludeFilter eagerSettings() {
		return (_, _, type) -> type.isAnnotationPresent(ConfigurationProperties.class)
				&& type.getName().startsWith("io.spillway.");
	}

}
