package io.spillway.click;

import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.HttpHeaders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class AppRequestTests {

	@ParameterizedTest
	@ValueSource(strings = { "application/json", "APPLICATION/Json", "application/json;charset=utf-8",
			"application/json, text/plain, */*", "application/json, */*;q=0.5", "application/json;q=0.001",
			"text/html;q=0.9, application/json", "text/html;q=0, application/json;q=0.1",
			"text/html;q=0.4, */*, application/json;q=0.5", "text/*;q=0.5, */*, application/json;q=0.5",
			"image/png, application/json", "application/json;q=0.2, application/json;q=0.9, text/html;q=0.5",
			"application/json;profile=\"a,b\"" })
	void anAppAsksForJsonByName(String accept) {
		assertThat(AppRequest.isOne(accepting(accept))).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "*/*", "application/*", "text/html", "application/json;q=0", "application/json;q=0.0",
			"text/html, application/json;q=0.9", "text/html, application/json", "application/json, text/html",
			"application/json;q=0.5, text/html;q=0.5, */*;q=0.1",
			"text/html,application/xhtml+xml,application/json;q=0.8,*/*;q=0.8", "*/*, application/json;q=0.9",
			"text/*, application/json;q=0.5", "application/problem+json", "application/vnd.api+json",
			"application/jsonx", "text/json", "application/json-seq", "json", "application/json;q=2",
			"application/json;q=x", "application/json, text/", "application/json;profile=\"a",
			"text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8" })
	void nobodyElseIsOne(String accept) {
		assertThat(AppRequest.isOne(accepting(accept))).isFalse();
	}

	@Test
	void whoAcceptsAnythingIsNone() {
		assertThat(AppRequest.isOne(new DefaultHttpHeaders())).isFalse();
	}

	@Test
	void linesOfAHeaderAreReadTogether() {
		assertThat(AppRequest.isOne(accepting("image/png", "application/json"))).isTrue();
		assertThat(AppRequest.isOne(accepting("application/json;q=0.5", "text/html"))).isFalse();
	}

	private static HttpHeaders accepting(String... accept) {
		HttpHeaders headers = new DefaultHttpHeaders();
		for (String line : accept) {
			headers.add("Accept", line);
		}
		return headers;
	}

}
