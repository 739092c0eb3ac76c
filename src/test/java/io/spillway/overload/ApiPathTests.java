package io.spillway.overload;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class ApiPathTests {

	@ParameterizedTest
	@ValueSource(strings = { "/v1", "/v1/", "/v1/links", "/v1/links/abc?x=y", "/v1?x", "/v1#x", "/v1;x=y/links",
			"http://host/v1/links", "http://host:80/v1", "https://u:p@host/v1?x=/abc" })
	void whatIsBelowV1IsACallOfTheApi(String target) {
		assertThat(ApiPath.isApiCall(target)).isTrue();
	}

	/** A token may begin with v1 as with any other characters. */
	@ParameterizedTest
	@ValueSource(strings = { "/", "*", "", "/v", "/V1/links", "/abc", "/abc/v1", "/abc?x=/v1", "/v1x", "/v12/links",
			"/v1abcdefghij", "/v1_-", "http://host", "http://host/", "http://host/v1abcdefghij", "a/v1",
			"http://host/abc?x=http://host/v1", "host:443" })
	void anythingElseIsNot(String target) {
		assertThat(ApiPath.isApiCall(target)).isFalse();
	}

}
