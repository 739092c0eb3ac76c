package io.spillway.partition;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.r2dbc.core.DatabaseClient;

/** A batch of clicks as a writer hands it to {@code record_clicks}. */
final class ClickBatch {

	private final List<Click> clicks = new ArrayList<>();

	/** Adds a person's click of a campaign's link that led to the target. */
	ClickBatch campaign(Instant at, int campaign, long recipient) {
		return campaign(at, campaign, recipient, 1, 1, 0);
	}

	ClickBatch campaign(Instant at, int campaign, long recipient, int outcome, int device, int bot) {
		this.clicks.add(new Click(UUID.randomUUID(), at, 3, campaign, recipient, null, outcome, device, bot));
		return this;
	}

	ClickBatch link(Instant at, String token, int outcome, int device, int bot) {
		String link = HexFormat.of().formatHex(token.getBytes(StandardCharsets.US_ASCII));
		this.clicks.add(new Click(UUID.randomUUID(), at, 1, null, null, link, outcome, device, bot));
		return this;
	}

	ClickBatch addAll(ClickBatch other) {
		this.clicks.addAll(other.clicks);
		return this;
	}

	/** Records it, and says how many clicks were new. */
	Mono<Integer> record(DatabaseClient database, int slot) {
		return database.sql("""
				select record_clicks(:slot, :ids, :millis, :kinds, :campaigns, :recipients, :links::text::bytea[],
					:outcomes, :devices, :systems, :clients, :languages, :bots)
				""")
			.bind("slot", (short) slot)
			.bind("ids", array(Click::id).toArray(UUID[]::new))
			.bind("millis", array((click) -> click.at().toEpochMilli()).toArray(Long[]::new))
			.bind("kinds", array(Click::kind).toArray(Short[]::new))
			.bind("campaigns", array(Click::campaign).toArray(Integer[]::new))
			.bind("recipients", array(Click::recipient).toArray(Long[]::new))
			.bind("links", links())
			.bind("outcomes", array(Click::outcome).toArray(Short[]::new))
			.bind("devices", array(Click::device).toArray(Short[]::new))
			.bind("systems", array((_) -> (short) 0).toArray(Short[]::new))
			.bind("clients", array((_) -> (short) 0).toArray(Short[]::new))
			.bind("languages", array((_) -> "ko").toArray(String[]::new))
			.bind("bots", array(Click::bot).toArray(Short[]::new))
			.map((row) -> row.get(0, Integer.class))
			.one();
	}

	private String links() {
		return array(Click::link).stream()
			.map((link) -> (link != null) ? "\"\\\\x%s\"".formatted(link) : "null")
			.collect(Collectors.joining(",", "{", "}"));
	}

	private <T> List<@Nullable T> array(Function<Click, @Nullable T> value) {
		List<@Nullable T> values = new ArrayList<>();
		this.clicks.forEach((click) -> values.add(value.apply(click)));
		return values;
	}

	private record Click(UUID id, Instant at, short kind, @Nullable Integer campaign, @Nullable Long recipient,
			@Nullable String link, short outcome, short device, short bot) {

		Click(UUID id, Instant at, int kind, @Nullable Integer campaign, @Nullable Long recipient,
				@Nullable String link, int outcome, int device, int bot) {
			this(id, at, (short) kind, campaign, recipient, link, (short) outcome, (short) device, (short) bot);
		}

	}

}
