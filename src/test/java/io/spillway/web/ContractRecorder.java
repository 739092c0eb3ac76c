package io.spillway.web;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

import com.atlassian.oai.validator.model.ApiOperation;
import com.atlassian.oai.validator.report.ValidationReport.Message;
import com.jayway.jsonpath.JsonPath;
import io.swagger.v3.oas.models.responses.ApiResponse;

import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.EntityExchangeResult;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/** Holds exchanges to the contract, and remembers what it saw of it. */
final class ContractRecorder implements Consumer<EntityExchangeResult<?>> {

	/** Refused for what the request is: then the contract need not take it either. */
	private static final Set<Integer> REFUSED = Set.of(400, 401, 406, 413, 415, 422, 428);

	/** The contract names them once, for all responses. */
	private static final List<String> ANYWHERE = List.of("Content-Type", "Content-Length", "Transfer-Encoding",
			"Content-Security-Policy", "X-Content-Type-Options", "X-Frame-Options");

	private final Contract contract;

	private final Set<String> responses = new TreeSet<>();

	private final Set<String> problems = new TreeSet<>();

	ContractRecorder(Contract contract) {
		this.contract = contract;
	}

	@Override
	public void accept(EntityExchangeResult<?> result) {
		Exchange exchange = new Exchange(result);
		assertThat(violations(exchange)).as("%s", result).isEmpty();
		ApiOperation operation = this.contract.operation(exchange.path(), exchange.method());
		checkHeaders(result, operation);
		String type = exchange.mediaType();
		this.responses.add("%s %s %d%s".formatted(operation.getMethod(), operation.getApiPath().original(),
				exchange.status(), (type != null) ? " " + type : ""));
		if (MediaType.APPLICATION_PROBLEM_JSON_VALUE.equals(type)) {
			this.problems.add(JsonPath.read(new String(exchange.body(), UTF_8), "$.type"));
		}
	}

	private List<Message> violations(Exchange exchange) {
		List<Message> violations = this.contract.violations(exchange.path(), exchange.method(), exchange.response());
		if (!violations.isEmpty() || REFUSED.contains(exchange.status())) {
			return violations;
		}
		return this.contract.violations(exchange.request());
	}

	private static void checkHeaders(EntityExchangeResult<?> result, ApiOperation operation) {
		Set<String> known = headers(operation, result.getStatus().value());
		known.addAll(ANYWHERE);
		assertThat(known).as("%s", result).containsAll(result.getResponseHeaders().keySet());
	}

	private static Set<String> headers(ApiOperation operation, int status) {
		ApiResponse response = operation.getOperation().getResponses().get(String.valueOf(status));
		Set<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
		if (response != null && response.getHeaders() != null) {
			names.addAll(response.getHeaders().keySet());
		}
		return names;
	}

	/** As {@link Contract#responses}. */
	Set<String> responses() {
		return this.responses;
	}

	/** The types of all problems. */
	Set<String> problems() {
		return this.problems;
	}

}
