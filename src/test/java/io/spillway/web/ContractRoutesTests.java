package io.spillway.web;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import io.spillway.development.DevelopmentKeys;
import io.spillway.development.SpillwayTest;
import io.swagger.v3.oas.models.PathItem;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.web.embedded.netty.NettyRouteProvider;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.reactive.server.EntityExchangeResult;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.reactive.function.server.support.RouterFunctionMapping;
import org.springframework.web.reactive.result.method.RequestMappingInfo;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerMapping;

import static org.assertj.core.api.Assertions.assertThat;

@SpillwayTest
class ContractRoutesTests {

	private static final Set<HttpMethod> METHODS = Set.of(HttpMethod.GET, HttpMethod.POST, HttpMethod.PUT,
			HttpMethod.PATCH, HttpMethod.DELETE);

	@Autowired
	WebTestClient client;

	@Autowired
	RequestMappingHandlerMapping requestMappingHandlerMapping;

	@Autowired
	RouterFunctionMapping routerFunctionMapping;

	@Autowired
	List<NettyRouteProvider> rawRoutes;

	@Test
	void contractHasTheOperationsOfTheService() {
		Set<String> routes = this.requestMappingHandlerMapping.getHandlerMethods()
			.keySet()
			.stream()
			.flatMap(ContractRoutesTests::operations)
			.collect(Collectors.toSet());
		// What refuses other methods, which would be calls of a link.
		routes.removeIf((route) -> route.endsWith("/v1/links/bulk") && !route.startsWith("POST "));
		// One answers clicks, and one makes links as the controller does.
		assertThat(this.rawRoutes).hasSize(2);
		routes.add("GET /{token}");
		assertThat(Contract.of(this.client).operations()).filteredOn((operation) -> !operation.startsWith("HEAD "))
			.containsExactlyInAnyOrderElementsOf(routes);
		assertThat(this.routerFunctionMapping.getRouterFunction()).isNull();
	}

	private static Stream<String> operations(RequestMappingInfo route) {
		return route.getPatternsCondition()
			.getPatterns()
			.stream()
			.flatMap((path) -> route.getMethodsCondition().getMethods().stream().map((method) -> method + " " + path));
	}

	@Test
	void methodOutsideTheContractIsNotAllowed() {
		Contract contract = Contract.of(this.client);
		contract.document().getPaths().forEach((path, item) -> {
			Set<HttpMethod> allowed = allowed(item);
			METHODS.stream()
				.filter((method) -> !allowed.contains(method))
				.forEach((method) -> expectNotAllowed(contract, method, path, allowed));
		});
	}

	private static Set<HttpMethod> allowed(PathItem path) {
		Set<HttpMethod> allowed = path.readOperationsMap()
			.keySet()
			.stream()
			.map((method) -> HttpMethod.valueOf(method.name()))
			.collect(Collectors.toSet());
		if (allowed.contains(HttpMethod.GET)) {
			allowed.add(HttpMethod.HEAD);
		}
		return allowed;
	}

	private void expectNotAllowed(Contract contract, HttpMethod method, String path, Set<HttpMethod> allowed) {
		EntityExchangeResult<JsonNode> result = this.client.method(method)
			.uri(path, Map.of("token", "any", "id", "any", "recipient", "any"))
			.headers((headers) -> headers.setBearerAuth(DevelopmentKeys.API_KEY))
			.exchange()
			.expectStatus()
			.isEqualTo(HttpStatus.METHOD_NOT_ALLOWED)
			.expectBody(JsonNode.class)
			.returnResult();
		assertThat(result.getResponseHeaders().getAllow()).isEqualTo(allowed);
		JsonNode problem = Objects.requireNonNull(result.getResponseBody());
		assertThat(problem.path("type").textValue()).isEqualTo(ProblemType.METHOD_NOT_ALLOWED.uri().toString());
		assertThat(contract.violations(problem, contract.schema("Problem"))).isEmpty();
	}

}
