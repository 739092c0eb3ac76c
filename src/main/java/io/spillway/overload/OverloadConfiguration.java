package io.spillway.overload;

import java.time.Duration;

import io.spillway.web.Draining;
import reactor.netty.NettyPipeline;

import org.springframework.boot.web.embedded.netty.NettyServerCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

@Configuration(proxyBeanMethods = false)
class OverloadConfiguration {

	/** Fewer would leave the database idle between calls. */
	private static final int MIN_CALLS = 16;

	private static final int MAX_CALLS = 64;

	/** Long enough for a commit on a slow disk; callers repeat what takes much longer. */
	private static final Duration CALL_TARGET = Duration.ofMillis(500);

	@Bean
	ConcurrencyLimit apiCallLimit() {
		return new ConcurrencyLimit(MIN_CALLS, MAX_CALLS, CALL_TARGET);
	}

	@Bean
	Admission admission(ConcurrencyLimit apiCallLimit) {
		return new Admission(apiCallLimit, System::nanoTime);
	}

	@Bean
	ShedRequests shedRequests() {
		return new ShedRequests();
	}

	/** Before the handler that makes requests known to the server. */
	@Bean
	NettyServerCustomizer shedding(Admission admission, Draining draining, ShedRequests shed) {
		return (server) -> server.doOnChannelInit((_, channel, _) -> channel.pipeline()
			.addBefore(NettyPipeline.HttpTrafficHandler, "shedding", new SheddingHandler(admission, draining, shed)));
	}

	@Bean
	@Order(Ordered.HIGHEST_PRECEDENCE)
	ApiCalls apiCalls(ConcurrencyLimit apiCallLimit) {
		return new ApiCalls(apiCallLimit);
	}

}
