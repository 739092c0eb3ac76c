package io.spillway.security;

import io.spillway.token.KeyRing;
import io.spillway.web.Problem;
import io.spillway.web.ProblemException;
import io.spillway.web.ProblemType;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.security.config.annotation.web.reactive.EnableWebFluxSecurity;
import org.springframework.security.config.web.server.SecurityWebFiltersOrder;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.security.web.server.ServerAuthenticationEntryPoint;
import org.springframework.security.web.server.authentication.AuthenticationWebFilter;
import org.springframework.security.web.server.authentication.ServerAuthenticationEntryPointFailureHandler;
import org.springframework.security.web.server.authorization.ServerAccessDeniedHandler;
import org.springframework.security.web.server.context.NoOpServerSecurityContextRepository;
import org.springframework.security.web.server.firewall.ServerExchangeRejectedHandler;
import org.springframework.security.web.server.util.matcher.PathPatternParserServerWebExchangeMatcher;

/** The API asks for an API key; clicks are none of its business. */
@Configuration(proxyBeanMethods = false)
@EnableWebFluxSecurity
@EnableConfigurationProperties({ KeysProperties.class, ApiProperties.class })
class SecurityConfiguration {

	private static final Log logger = LogFactory.getLog(SecurityConfiguration.class);

	@Bean
	KeyRing keyRing(KeysProperties properties) {
		return properties.toKeyRing();
	}

	@Bean
	SecurityWebFilterChain apiSecurity(ServerHttpSecurity http, ApiProperties properties) {
		if (properties.keys().isEmpty()) {
			logger.warn("No API key is configured (spillway.api.keys): every call of /v1 will be refused");
		}
		return http.securityMatcher(new PathPatternParserServerWebExchangeMatcher("/v1/**"))
			.securityContextRepository(NoOpServerSecurityContextRepository.getInstance())
			.addFilterAt(authentication(properties), SecurityWebFiltersOrder.AUTHENTICATION)
			.authorizeExchange((exchange) -> exchange.pathMatchers("/v1/links/**")
				.hasAuthority(Scope.LINKS.authorityName())
				.anyExchange()
				.authenticated())
			.exceptionHandling(
					(failure) -> failure.authenticationEntryPoint(unauthenticated()).accessDeniedHandler(forbidden()))
			.csrf(ServerHttpSecurity.CsrfSpec::disable)
			.headers(ServerHttpSecurity.HeaderSpec::disable)
			.logout(ServerHttpSecurity.LogoutSpec::disable)
			.requestCache(ServerHttpSecurity.RequestCacheSpec::disable)
			.anonymous(ServerHttpSecurity.AnonymousSpec::disable)
			.build();
	}

	/** What the firewall refuses is a bad request like any other, and answered so. */
	@Bean
	ServerExchangeRejectedHandler rejectedRequests() {
		return (_, _) -> Mono.error(() -> new ProblemException(ProblemType.BAD_REQUEST,
				"The method, the URL or a header has something in it that is refused."));
	}

	private static AuthenticationWebFilter authentication(ApiProperties properties) {
		AuthenticationWebFilter filter = new AuthenticationWebFilter(new ApiKeyAuthenticationManager(properties));
		filter.setServerAuthenticationConverter(new BearerConverter());
		filter.setAuthenticationFailureHandler(new ServerAuthenticationEntryPointFailureHandler(unauthenticated()));
		return filter;
	}

	private static ServerAuthenticationEntryPoint unauthenticated() {
		return (_, _) -> refuse(ProblemType.UNAUTHENTICATED, "Send an API key as Authorization: Bearer <key>.",
				"Bearer realm=\"spillway\"");
	}

	private static ServerAccessDeniedHandler forbidden() {
		return (_, _) -> refuse(ProblemType.FORBIDDEN, null, "Bearer realm=\"spillway\", error=\"insufficient_scope\"");
	}

	private static Mono<Void> refuse(ProblemType type, @Nullable String detail, String challenge) {
		return Mono
			.error(() -> new ProblemException(new Problem(type, detail).with(HttpHeaders.WWW_AUTHENTICATE, challenge)));
	}

}
