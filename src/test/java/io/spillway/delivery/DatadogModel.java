package io.spillway.delivery;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import com.datadog.api.client.AbstractOpenApiSchema;
import com.datadog.api.client.JSON;
import com.datadog.api.client.ModelEnum;
import com.datadog.api.client.UnparsedObject;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * Looks for what Datadog's API does not know. Its client takes fields and values of any
 * name, so that it can read answers of newer versions, and only keeps them aside.
 */
final class DatadogModel {

	private static final String PACKAGE = "com.datadog.api.client.v1.model.";

	private final List<String> unknown = new ArrayList<>();

	private DatadogModel() {
	}

	/**
	 * Where the content has fields or values that are unknown for that type.
	 */
	static List<String> unknown(JsonNode content, Class<?> type)
			throws JsonProcessingException, ReflectiveOperationException {
		DatadogModel model = new DatadogModel();
		model.visit(JSON.getDefault().getMapper().treeToValue(content, type), "");
		return model.unknown;
	}

	private void visit(@Nullable Object value, String path) throws ReflectiveOperationException {
		switch (value) {
			case null -> {
			}
			case UnparsedObject unparsed -> this.unknown.add(path + ": " + unparsed.getData());
			case ModelEnum<?> constant when !constant.isValid() -> this.unknown.add(path + ": " + constant);
			case ModelEnum<?> _ -> {
			}
			case AbstractOpenApiSchema choice -> visit(choice.getActualInstance(), path);
			case List<?> list -> visit(list, path);
			case Object model when model.getClass().getName().startsWith(PACKAGE) -> visitModel(model, path);
			default -> {
			}
		}
	}

	private void visit(List<?> list, String path) throws ReflectiveOperationException {
		for (int index = 0; index < list.size(); index++) {
			visit(list.get(index), path + "[" + index + "]");
		}
	}

	private void visitModel(Object model, String path) throws ReflectiveOperationException {
		for (Method getter : getters(model.getClass())) {
			Object value = call(getter, model);
			if (getter.getName().equals("getAdditionalProperties")) {
				noteAll((Map<?, ?>) value, path);
			}
			else {
				visit(value, path + "." + getter.getName().substring("get".length()));
			}
		}
	}

	private void noteAll(@Nullable Map<?, ?> fields, String path) {
		if (fields != null) {
			fields.forEach((name, value) -> this.unknown.add(path + "." + name + ": " + value));
		}
	}

	private static List<Method> getters(Class<?> type) {
		return Arrays.stream(type.getMethods())
			.filter((method) -> method.getDeclaringClass() == type && method.getParameterCount() == 0)
			.filter((method) -> method.getName().startsWith("get") && !method.getName().endsWith("_JsonNullable"))
			.toList();
	}

	private static @Nullable Object call(Method getter, Object model) throws ReflectiveOperationException {
		try {
			return getter.invoke(model);
		}
		catch (InvocationTargetException ex) {
			throw new ReflectiveOperationException(getter.toString(), ex);
		}
	}

}
