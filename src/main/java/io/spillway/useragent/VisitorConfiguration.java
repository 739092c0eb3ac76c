package io.spillway.useragent;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class VisitorConfiguration {

	@Bean
	Visitors visitors() {
		return new Visitors();
	}

}
