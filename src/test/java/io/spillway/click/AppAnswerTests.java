package io.spillway.click;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

class AppAnswerTests {

	@Test
	void hasTheTargetAndNothingMore() {
		assertThat(json("https://example.com/?a=b", null, null)).isEqualTo("{\"target\":\"https://example.com/?a=b\"}");
	}

	@Test
	void hasWhatIsToBeToldBeside() {
		assertThat(json("https://example.com/", 1_099_511_627_775L, null))
			.isEqualTo("{\"target\":\"https://example.com/\",\"recipient\":1099511627775}");
		assertThat(json("https://example.com/", null, "{\"이름\":[1.10,null]}"))
			.isEqualTo("{\"target\":\"https://example.com/\",\"data\":{\"이름\":[1.10,null]}}");
	}

	@Test
	void quotesWhatAQueryMayHold() {
		assertThat(json("https://example.com/?\"\\", null, null))
			.isEqualTo("{\"target\":\"https://example.com/?\\\"\\\\\"}");
	}

	@Test
	void isNotPrinted() {
		assertThat(new AppAnswer("https://secret.example", 7L, "\"secret\"")).asString().doesNotContain("secret", "7");
	}

	private static String json(String target, @Nullable Long recipient, @Nullable String data) {
		return new String(new AppAnswer(target, recipient, data).toJson(), UTF_8);
	}

}
