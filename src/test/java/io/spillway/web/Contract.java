package io.spillway.web;

import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.interaction.ApiOperationResolver;
import com.atlassian.oai.validator.model.ApiOperation;
import com.atlassian.oai.validator.model.Request;
import com.atlassian.oai.validator.model.Response;
import com.atlassian.oai.validator.report.MessageResolver;
import com.atlassian.oai.validator.report.ValidationReport;
import com.atlassian.oai.validator.report.ValidationReport.Level;
import com.atlassian.oai.validator.report.ValidationReport.Message;
import com.atlassian.oai.validator.schema.SchemaValidator;
import com.fasterxml.jackson.databind.JsonNode;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.ParseOptions;
import io.swagger.v3.parser.core.models.SwaggerParseResult;

import org.springframework.core.io.ClassPathResource;
import org.springframework.test.web.reactive.server.WebTestClient;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/** The contract of the API: what it says, and what breaks it. */
final class Contract {

	/** More than a body of the API may have. */
	private static final int MAX_BYTES = 1 << 20;

	private final OpenAPI document;

	private final OpenApiInteractionValidator validator;

	private final ApiOperationResolver resolver;

	private Contract(String yaml) {
		SwaggerParseResult result = parse(yaml);
		assertThat(result.getMessages()).isEmpty();
		this.document = result.getOpenAPI();
		this.validator = OpenApiInteractionValidator.createForInlineApiSpecification(yaml).build();
		this.resolver = new ApiOperationResolver(this.document, null, false);
	}

	static SwaggerParseResult parse(String yaml) {
		ParseOptions options = new ParseOptions();
		options.setResolve(true);
		options.setResolveFully(true);
		return new OpenAPIV3Parser().readContents(yaml, null, options);
	}

	static String file() throws IOException {
		return new ClassPathResource("openapi.yaml").getContentAsString(UTF_8);
	}

	static Contract ofFile() throws IOException {
		return new Contract(file());
	}

	/** A client that can read it, which is more than clients hold by default. */
	static WebTestClient reading(WebTestClient client) {
		return client.mutate().codecs((codecs) -> codecs.defaultCodecs().maxInMemorySize(MAX_BYTES)).build();
	}

	/** As the running service serves it. */
	static Contract of(WebTestClient client) {
		byte[] body = reading(client).get()
			.uri("/openapi.yaml")
			.exchange()
			.expectStatus()
			.isOk()
			.expectBody()
			.returnResult()
			.getResponseBody();
		assertThat(body).isNotNull();
		return new Contract(new String(body, UTF_8));
	}

	OpenAPI document() {
		return this.document;
	}

	/** All operations, like GET /robots.txt. */
	Set<String> operations() {
		Set<String> operations = new TreeSet<>();
		this.document.getPaths()
			.forEach((path, item) -> item.readOperationsMap()
				.forEach((method, _) -> operations.add(method + " " + path)));
		return operations;
	}

	/** All responses by operation, status and media type, if they have a body. */
	Set<String> responses() {
		Set<String> responses = new TreeSet<>();
		this.document.getPaths()
			.forEach((path, item) -> item.readOperationsMap()
				.forEach((method, operation) -> names(operation)
					.forEach((name) -> responses.add("%s %s %s".formatted(method, path, name)))));
		return responses;
	}

	private static Stream<String> names(Operation operation) {
		return operation.getResponses()
			.entrySet()
			.stream()
			.flatMap((response) -> (response.getValue().getContent() == null) ? Stream.of(response.getKey())
					: response.getValue().getContent().keySet().stream().map((type) -> response.getKey() + " " + type));
	}

	ApiOperation operation(String path, Request.Method method) {
		return this.resolver.findApiOperation(path, method).getApiOperation();
	}

	List<Message> violations(Request request) {
		return violations(this.validator.validateRequest(request));
	}

	List<Message> violations(String path, Request.Method method, Response response) {
		return violations(this.validator.validateResponse(path, method, response));
	}

	List<Message> violations(JsonNode value, Schema<?> schema) {
		return violations(
				new SchemaValidator(this.document, new MessageResolver()).validate(() -> value, schema, "value"));
	}

	private static List<Message> violations(ValidationReport report) {
		return report.getMessages().stream().filter((message) -> message.getLevel() != Level.IGNORE).toList();
	}

	Schema<?> schema(String name) {
		return Objects.requireNonNull(this.document.getComponents().getSchemas().get(name));
	}

}
