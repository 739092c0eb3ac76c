package io.spillway.link;

import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.LinkedHashMap;
import java.util.Map;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class BulkLinkFieldsTests {

	@Test
	void aLineHasTheFieldsOfACallAndARef() {
		Map<String, Type> fields = fields(CreateLink.class);
		fields.put("ref", String.class);
		assertThat(fields(BulkLink.class)).containsExactlyInAnyOrderEntriesOf(fields);
	}

	private static Map<String, Type> fields(Class<? extends Record> type) {
		Map<String, Type> fields = new LinkedHashMap<>();
		for (RecordComponent component : type.getRecordComponents()) {
			fields.put(component.getName(), component.getGenericType());
		}
		return fields;
	}

}
