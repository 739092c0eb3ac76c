package io.spillway.endtoend;

import java.util.Map;
import java.util.stream.Collectors;

import io.opentelemetry.proto.trace.v1.Span;
import io.spillway.development.OtlpReceiver;
import io.spillway.development.Query;
import io.spillway.development.TestDatabase;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** With a step that no test waits for, all that comes is what a stop exports. */
class LastExportTests {

	private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";

	@AutoClose
	private final OtlpReceiver receiver = OtlpReceiver.start();

	private final Telemetry telemetry = new Telemetry(this.receiver);

	private final TestDatabase database = TestDatabase.create();

	private final Settings settings = Settings.of(this.database)
		.with("spillway.otlp.endpoint", this.receiver.endpoint())
		.with("spillway.otlp.step", "PT10M")
		.with("spillway.otlp.trace-ratio", "0")
		.with("spillway.drain-timeout", "PT0.2S");

	@Test
	void whatWasClickedLastIsExported() {
		try (Spillway spillway = Spillway.start(this.settings)) {
			String token = spillway.makeToken("stored", "https://shop.example/");
			spillway.click(token);
			spillway.clicks().with("traceparent", Telemetry.traceparent(TRACE)).get("/" + token);
			spillway.stop();
			assertThat(this.telemetry.clicks("stored", "redirected")).isEqualTo(2);
			assertThat(this.telemetry.trace(TRACE)).extracting(Span::getName).contains("click");
			assertThat(spillway.output()).doesNotContain("Exports of", "ERROR", "WARN ");
		}
	}

	@Test
	void whatWasSealedLastIsNoted() {
		try (Spillway spillway = Spillway.start(this.settings)) {
			spillway.makeToken("stored", "https://shop.example/");
			spillway.makeToken("sealed", "https://shop.example/");
			spillway.makeToken("sealed", "https://shop.example/");
			spillway.stop();
		}
		assertThat(seals("stored_link")).isEqualTo(1);
		assertThat(seals("sealed_token")).isEqualTo(2);
	}

	private long seals(String purpose) {
		return Query.number(this.database,
				"select coalesce(sum(seals), 0) from key_seals where key_id = 1 and purpose = '%s'".formatted(purpose));
	}

	@Test
	void eachProcessIsAnInstanceOfItsOwn() {
		for (int i = 0; i < 2; i++) {
			try (Spillway spillway = Spillway.start(this.settings)) {
				spillway.stop();
			}
		}
		assertThat(this.telemetry.resources()
			.stream()
			.collect(Collectors.groupingBy((Map<String, String> resource) -> resource.get("service.instance.id"))))
			.hasSize(2);
	}

}
