package io.spillway.endtoend;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;

import io.spillway.development.DevelopmentKeys;
import io.spillway.token.CampaignRecipient;
import io.spillway.token.CampaignTokens;
import io.spillway.token.KeyRing;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Clicks on the links of a campaign, each once, as fast as they are answered until the
 * service is gone.
 */
final class ClickBurst implements AutoCloseable {

	/** A person's. */
	private static final String USER_AGENT = "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 "
			+ "(KHTML, like Gecko) Chrome/138.0.0.0 Mobile Safari/537.36";

	/** Each has one click under way. */
	static final int PEOPLE = 8;

	private static final CampaignTokens TOKENS = new CampaignTokens(
			new KeyRing(1, Map.of(1, Base64.getDecoder().decode(DevelopmentKeys.ringEntry(1)))));

	private static final Duration LIMIT = Duration.ofSeconds(20);

	private final int campaign;

	private final Spillway spillway;

	private final ExecutorService people = Executors.newFixedThreadPool(PEOPLE);

	private final AtomicLong next = new AtomicLong(1);

	/** Recipients that were redirected, and when, by {@link System#nanoTime}. */
	private final Map<Long, Long> answered = new ConcurrentHashMap<>();

	private volatile boolean over;

	private ClickBurst(int campaign, Spillway spillway) {
		this.campaign = campaign;
		this.spillway = spillway;
	}

	/** Begins one. */
	static ClickBurst on(Spillway spillway) {
		HttpResponse<String> campaign = spillway.api().post("/v1/campaigns", """
				{"name": "burst", "target": "https://shop.example/{recipient}"}""");
		assertThat(campaign.statusCode()).as(campaign.body()).isEqualTo(201);
		ClickBurst burst = new ClickBurst(Http.json(campaign).path("id").intValue(), spillway);
		for (int i = 0; i < PEOPLE; i++) {
			burst.people.execute(burst::click);
		}
		return burst;
	}

	private void click() {
		while (!this.over) {
			try (KeptConnection connection = KeptConnection.of(this.spillway)) {
				while (!this.over && isKept(connection)) {
					// One click after the other.
				}
			}
			catch (IOException _) {
				// The service is gone, or this connection of it.
				this.over = true;
			}
		}
	}

	/** Clicks, and returns whether the connection takes another click. */
	private boolean isKept(KeptConnection connection) throws IOException {
		long recipient = this.next.getAndIncrement();
		String answer = connection.click(token(recipient), USER_AGENT);
		if (answer.startsWith("HTTP/1.1 302 ")) {
			this.answered.put(recipient, System.nanoTime());
		}
		return !answer.contains("\r\nconnection: close\r\n");
	}

	private String token(long recipient) {
		return TOKENS.seal(new CampaignRecipient(this.campaign, recipient));
	}

	/** Waits for more answers. */
	ClickBurst awaitMore(int clicks) {
		int before = this.answered.size();
		Await.until(clicks + " clicks", LIMIT, () -> this.answered.size() >= before + clicks);
		return this;
	}

	/** All recipients that were redirected, once the last of them was. */
	Set<Long> answered() {
		end();
		return this.answered.keySet();
	}

	/** Those of them that were redirected before a time. */
	Set<Long> answeredBefore(long nanos) {
		end();
		return this.answered.entrySet()
			.stream()
			.filter((one) -> one.getValue() - nanos < 0)
			.map(Map.Entry::getKey)
			.collect(Collectors.toSet());
	}

	private void end() {
		this.over = true;
		this.people.shutdown();
		try {
			assertThat(this.people.awaitTermination(LIMIT.toMillis(), TimeUnit.MILLISECONDS)).isTrue();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	@Override
	public void close() {
		this.over = true;
		this.people.shutdownNow();
	}

}
