package io.spillway.click;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class ClickPathTests {

	@ParameterizedTest
	@CsvSource({ "/abc,abc", "/abc?x=1,abc", "/abc?x=/y,abc", "/abc#f,abc", "/abc?,abc", "/%61bc,abc",
			"http://host/abc,abc", "http://host:80/abc?x=http://a/b,abc", "/a+b,a+b", "/%zz,%zz", "/a%2Fb,a/b" })
	void aPathOfOneSegmentIsAClick(String target, String token) {
		assertThat(ClickPath.token(target)).isEqualTo(token);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "/", "/?x=1", "*", "//", "/a/", "/a/b", "//a", "/v1", "/v1/links", "/robots.txt",
			"/openapi.yaml", "/robots%2Etxt", "http://host", "http://host/", "http://host?/abc", "http://host#/abc",
			"host:443" })
	void anythingElseIsNot(String target) {
		assertThat(ClickPath.token(target)).isNull();
	}

	@ParameterizedTest
	@CsvSource({ "/abc?x=1,x=1", "/abc?,''", "/abc?x=1#y,x=1", "/abc?x=%20?,x=%20?" })
	void theQueryStringIsPassedAsItIs(String target, String query) {
		assertThat(ClickPath.query(target)).isEqualTo(query);
	}

	@Test
	void noQueryStringIsNone() {
		assertThat(ClickPath.query("/abc")).isNull();
	}

}
