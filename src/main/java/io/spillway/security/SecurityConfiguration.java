package io.spillway.security;

import io.spillway.database.DatabaseGuard;
import io.spillway.token.KeyRing;
import io.spillway.web.Problem;
import io.spillway.web.ProblemException;
import io.spillway.web.ProblemType;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.security.config.annotation.web.reactive.EnableWebFluxSecurity;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.config.web.server.SecurityWebFiltersOrder;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.security.web.server.ServerAuthenticationEntryPoint;
import org.springframework.security.web.server.authentication.AuthenticationWebFilter;
import org.springframework.security.web.server.authentication.ServerAuthenticationEntryPointFailureHandler;
import org.springframework.security.web.server.authorization.ServerAccessDeniedHandler;
import org.springframework.security.web.server.context.NoOpServerSecurityContextRepository;
import org.springframework.security.web.server.firewall.ServerExchangeRejectedHandler;
import org.springframework.security.web.server.firewall.ServerWebExchangeFirewall;
import org.springframework.security.web.server.firewall.StrictServerWebExchangeFirewall;
import org.springframework.security.web.server.util.matcher.ServerWebExchangeMatchers;

/** The API asks for an API key; clicks are none of its business. */
@Configuration(proxyBeanMethods = false)
@EnableWebFluxSecurity
@EnableConfigurationProperties({ KeysProperties.class, ApiProperties.class })
class SecurityConfiguration {

	/** The calls of the console, on the management port: its filters are those here. */
	private static final String CONSOLE = "/console/api/**";

	private static final Log logger = LogFactory.getLog(SecurityConfiguration.class);

	@Bean
	KeyRing keyRing(KeysProperties properties) {
		return properties.toKeyRing();
	}

	@Bean
	ApiKeys apiKeys(ApiProperties properties) {
		return new ApiKeys(properties);
	}

	@Bean
	KeySealsSync keySealsSync(DatabaseClient database, DatabaseGuard guard, KeyRing ring) {
		return new KeySealsSync(new KeySeals(database, guard, ring), Schedulers.parallel());
	}

	@Bean
	SecurityWebFilterChain apiSecurity(ServerHttpSecurity http, ApiProperties properties, ApiKeys keys) {
		if (properties.keys().isEmpty()) {
			logger.warn("No API key is configured (spillway.api.keys): every call of /v1 will be refused");
		}
		return http.securityMatcher(ServerWebExchangeMatchers.pathMatchers("/v1/**", CONSOLE))
			.securityContextRepository(NoOpServerSecurityContextRepository.getInstance())
			.addFilterAt(authentication(keys), SecurityWebFiltersOrder.AUTHENTICATION)
			.authorizeExchange((exchange) -> exchange
				// Before what they lie below.
				.pathMatchers("/v1/links/*/stats/**", "/v1/campaigns/*/stats/**")
				.hasAuthority(Scope.STATS.authorityName())
				.pathMatchers("/v1/links/**")
				.hasAuthority(Scope.LINKS.authorityName())
				.pathMatchers("/v1/campaigns/**")
				.hasAuthority(Scope.CAMPAIGNS.authorityName())
				.pathMatchers("/v1/capacity/**")
				.hasAuthority(Scope.CAPACITY.authorityName())
				.pathMatchers(CONSOLE)
				.hasAuthority(Scope.STATS.authorityName())
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

	/**
	 * Refuses paths that one part of the service could read differently from another. The
	 * methods are for the routes to refuse, and no header needs refusing: browsers and
	 * apps send letters beyond ASCII in some, and their clicks count like all others.
	 */
	@Bean
	ServerWebExchangeFirewall firewall() {
		StrictServerWebExchangeFirewall firewall = new StrictServerWebExchangeFirewall();
		firewall.setUnsafeAllowAnyHttpMethod(true);
		firewall.setAllowedHeaderNames((_) -> true);
		firewall.setAllowedHeaderValues((_) -> true);
		return firewall;
	}

	/** What is at no proper path is not there. */
	@Bean
	ServerExchangeRejectedHandler refusedPaths() {
		return (_, _) -> Mono.error(() -> new ProblemException(ProblemType.NOT_FOUND, null));
	}

	/** A refused call shows in the metrics of the requests; more would only cost. */
	@Bean
	SecurityObservationSettings withoutObservations() {
		return SecurityObservationSettings.noObservations();
	}

	private static AuthenticationWebFilter authentication(ApiKeys keys) {
		AuthenticationWebFilter filter = new AuthenticationWebFilter(new ApiKeyAuthenticationManager(keys));
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
