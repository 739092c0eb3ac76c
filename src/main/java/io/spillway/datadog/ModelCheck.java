package io.spillway.datadog;

import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;

import com.datadog.api.client.AbstractOpenApiSchema;
import com.datadog.api.client.JSON;
import com.datadog.api.client.ModelEnum;
import com.datadog.api.client.UnparsedObject;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;
import org.openapitools.jackson.nullable.JsonNullable;

/**
 * Holds a file against the models of the API's client. Those take whatever they do not
 * know, and keep it beside: here it is an error, as it is a typing error most of the
 * time.
 */
final class ModelCheck {

	private static final ObjectMapper MAPPER = new JSON().getMapper();

	private static final String MODELS = "com.datadog.api.client.";

	private final YamlFile file;

	ModelCheck(YamlFile file) {
		this.file = file;
	}

	/**
	 * Checks.
	 * @param tree the file's content without placeholders
	 * @param model what it has to be
	 * @throws FailureException for the first that does not fit, with its line
	 */
	void check(ObjectNode tree, Class<?> model) {
		try {
			check(MAPPER.treeToValue(tree, model), JsonPointer.empty());
		}
		catch (JsonMappingException ex) {
			throw this.file.error(pointer(ex.getPath()),
					ex.getOriginalMessage()
						.lines()
						.findFirst()
						.orElse("")
						.replaceAll("`?" + MODELS + "[\\w.]*\\.", "`"));
		}
		catch (JsonProcessingException ex) {
			throw this.file.error(JsonPointer.empty(), ex.getOriginalMessage());
		}
	}

	private static JsonPointer pointer(List<JsonMappingException.Reference> path) {
		JsonPointer pointer = JsonPointer.empty();
		for (JsonMappingException.Reference each : path) {
			String field = each.getFieldName();
			pointer = (field != null) ? pointer.appendProperty(field) : pointer.appendIndex(each.getIndex());
		}
		return pointer;
	}

	private void check(@Nullable Object value, JsonPointer at) {
		switch (value) {
			case null -> {
			}
			case UnparsedObject ignored -> throw this.file.error(at,
					"is nothing that the API knows: look at its type, and at what such an object has to have");
			case AbstractOpenApiSchema oneOf -> check(oneOf.getActualInstance(), at);
			case JsonNullable<?> nullable -> check(nullable.orElse(null), at);
			case ModelEnum<?> choice -> checkChoice(choice, at);
			case List<?> list -> checkList(list, at);
			case Map<?, ?> map -> map.forEach((name, each) -> check(each, at.appendProperty(String.valueOf(name))));
			default -> checkModel(value, at);
		}
	}

	private void checkChoice(ModelEnum<?> choice, JsonPointer at) {
		if (!choice.isValid()) {
			throw this.file.error(at,
					"%s cannot be \"%s\"".formatted(at.last().getMatchingProperty(), choice.getValue()));
		}
	}

	private void checkList(List<?> list, JsonPointer at) {
		for (int i = 0; i < list.size(); i++) {
			check(list.get(i), at.appendIndex(i));
		}
	}

	private void checkModel(Object model, JsonPointer at) {
		if (!model.getClass().getName().startsWith(MODELS)) {
			return;
		}
		try {
			for (Method method : model.getClass().getMethods()) {
				JsonProperty property = method.getAnnotation(JsonProperty.class);
				if (method.getName().equals("getAdditionalProperties")) {
					checkUnknown(method.invoke(model), at);
				}
				else if (property != null && method.getParameterCount() == 0) {
					check(method.invoke(model), at.appendProperty(property.value()));
				}
			}
		}
		catch (ReflectiveOperationException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private void checkUnknown(@Nullable Object additional, JsonPointer at) {
		if (additional instanceof Map<?, ?> map && !map.isEmpty()) {
			String name = String.valueOf(map.keySet().iterator().next());
			throw this.file.error(at.appendProperty(name), "unknown field " + name);
		}
	}

}
