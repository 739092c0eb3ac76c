package io.spillway.datadog;

import com.fasterxml.jackson.core.JsonProcessingException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class ComparisonTests {

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			{"a": 1, "b": {"c": 2}, "other": 3} | {"b": {"c": 2.0}, "a": 1}
			{}                                  | {"a": false, "b": "", "c": [], "d": {}}
			{"a": null}                         | {"a": []}
			{"a": "text"}                       | {"a": "text\\n"}
			{"tags": ["a", "b"]}                | {"tags": ["b", "a"]}
			{"a": [{"b": 1, "id": 7}]}          | {"a": [{"b": 1}]}
			""")
	void isTheSame(String actual, String wanted) throws JsonProcessingException {
		assertThat(Comparison.of(DatadogStub.JSON.readTree(actual), DatadogStub.JSON.readTree(wanted))).isEmpty();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
			{"a": 1}            | {"a": 1.5}          | a: 1 -> 1.5
			{"a": "1"}          | {"a": 1}            | a: "1" -> 1
			{"a": true}         | {"a": false}        | a: true -> false
			{}                  | {"a": 0}            | a: (none) -> 0
			{"a": [1]}          | {"a": []}           | a[0]: 1 -> (none)
			{"a": [""]}         | {"a": []}           | a[0]: "" -> (none)
			{"a": []}           | {"a": [""]}         | a[0]: (none) -> ""
			{"a": []}           | {"a": [{}]}         | a[0]: (none) -> {}
			{"a": ["x", "y"]}   | {"a": ["y", "x"]}   | a[0]: "x" -> "y", a[1]: "y" -> "x"
			{"tags": ["a"]}     | {"tags": []}        | tags: [a] -> []
			{"a": {"b": "x"}}   | {"a": {"b": "y"}}   | a.b: "x" -> "y"
			{"a": "x"}          | {"a": {"b": 1}}     | a: "x" -> {"b":1}
			""")
	void differs(String actual, String wanted, String differences) throws JsonProcessingException {
		assertThat(Comparison.of(DatadogStub.JSON.readTree(actual), DatadogStub.JSON.readTree(wanted)).toString())
			.isEqualTo("[" + differences + "]");
	}

}
