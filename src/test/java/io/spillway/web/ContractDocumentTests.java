package io.spillway.web;

import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import io.swagger.v3.core.util.Json;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.examples.Example;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.responses.ApiResponse;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.LIST;

class ContractDocumentTests {

	@Test
	void fileIsValidOpenApi() throws IOException {
		assertThat(Contract.parse(Contract.file()).getMessages()).isEmpty();
	}

	@Test
	void problemTypesAreThoseOfTheService() throws IOException {
		assertThat(Contract.ofFile().schema("Problem").getProperties().get("type")).isNotNull()
			.extracting((type) -> type.getEnum(), as(LIST))
			.containsExactlyInAnyOrderElementsOf(
					Stream.of(ProblemType.values()).map((each) -> each.uri().toString()).toList());
	}

	@Test
	void tableOfProblemsNamesEachWithItsStatus() throws IOException {
		String description = Contract.ofFile().document().getInfo().getDescription();
		assertThat(description.lines().filter((line) -> line.startsWith("| `urn:")))
			.hasSameSizeAs(ProblemType.values());
		for (ProblemType type : ProblemType.values()) {
			assertThat(description).contains("| `%s` | %d | ".formatted(type.uri(), type.status().value()));
		}
	}

	@Test
	void whatIsSentHasNoOtherFields() throws IOException {
		// The validator takes that for granted, other readers of the contract do not.
		for (String schema : new String[] { "NewLink", "NewLinkLine", "NewCampaign", "CampaignChange", "NewPush" }) {
			assertThat(Contract.ofFile().schema(schema).getAdditionalProperties()).isEqualTo(false);
		}
	}

	@Test
	void linesHaveTheFieldsOfCallsAndARef() throws IOException {
		assertThat(fields("NewLinkLine")).isEqualTo(withRef(fields("NewLink")));
		assertThat(fields("LinkLine")).isEqualTo(withRef(fields("Link")));
	}

	private static Set<String> fields(String schema) throws IOException {
		return Contract.ofFile().schema(schema).getProperties().keySet();
	}

	private static Set<String> withRef(Set<String> fields) {
		Set<String> all = new HashSet<>(fields);
		all.add("ref");
		return all;
	}

	@Test
	void examplesAreValid() throws IOException {
		Contract contract = Contract.ofFile();
		assertThat(contents(contract.document()).flatMap((content) -> content.values().stream())).isNotEmpty()
			.allSatisfy((type) -> assertThat(examples(type))
				.allSatisfy((example) -> assertThat(contract.violations(example, type.getSchema())).isEmpty()));
	}

	private static Stream<Content> contents(OpenAPI document) {
		return document.getPaths()
			.values()
			.stream()
			.flatMap((item) -> item.readOperations().stream())
			.flatMap(ContractDocumentTests::contents);
	}

	private static Stream<Content> contents(Operation operation) {
		Stream<Content> responses = operation.getResponses()
			.values()
			.stream()
			.map(ApiResponse::getContent)
			.flatMap(Stream::ofNullable);
		return (operation.getRequestBody() == null) ? responses
				: Stream.concat(Stream.of(operation.getRequestBody().getContent()), responses);
	}

	private static Stream<JsonNode> examples(MediaType type) {
		Stream<Object> named = (type.getExamples() == null) ? Stream.empty()
				: type.getExamples().values().stream().map(Example::getValue);
		return Stream.concat(Stream.ofNullable(type.getExample()), named).map(Json.mapper()::valueToTree);
	}

}
