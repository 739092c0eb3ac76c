package io.spillway.link;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class NearCacheTests {

	private static final Duration TTL = Duration.ofSeconds(1);

	private final AtomicLong time = new AtomicLong();

	private final NearCache<String> cache = new NearCache<>(TTL, 10, (value) -> (value != null) ? value.length() : 1,
			this.time::get);

	@Test
	void whatIsAskedForOnceIsNotKept() {
		this.cache.put("a", "A");
		assertThat(this.cache.get("a")).isNull();
	}

	@Test
	void whatIsAskedForTwiceIsKept() {
		putTwice("a", "A");
		assertThat(value("a")).isEqualTo("A");
	}

	@Test
	void thatThereIsNothingIsKept() {
		putTwice("a", null);
		assertThat(value("a")).isNull();
	}

	@Test
	void nothingIsKeptForLongerThanItsTime() {
		putTwice("a", "A");
		this.time.set(TTL.toNanos() - 1);
		assertThat(value("a")).isEqualTo("A");
		this.time.set(TTL.toNanos());
		assertThat(this.cache.get("a")).isNull();
	}

	@Test
	void aNewValueTakesThePlaceOfTheOldOne() {
		putTwice("a", "A");
		this.cache.put("a", "B");
		assertThat(value("a")).isEqualTo("B");
	}

	@Test
	void whatIsRemovedIsForgotten() {
		putTwice("a", "1234567890");
		this.cache.remove("a");
		this.cache.remove("never there");
		assertThat(this.cache.get("a")).isNull();
		putTwice("b", "1234567890");
		assertThat(value("b")).hasSize(10);
	}

	@Test
	void theOldestGoesWhenTheWeightIsReached() {
		putTwice("a", "12345");
		putTwice("b", "12345");
		assertThat(value("a")).isEqualTo("12345");
		putTwice("c", "1");
		assertThat(this.cache.get("a")).isNull();
		assertThat(value("b")).isEqualTo("12345");
		assertThat(value("c")).isEqualTo("1");
	}

	@Test
	void whatIsHeavierThanTheWholeCacheIsNotKept() {
		putTwice("a", "1".repeat(11));
		assertThat(this.cache.get("a")).isNull();
		putTwice("b", "1".repeat(10));
		assertThat(value("b")).hasSize(10);
	}

	private void putTwice(String key, @Nullable String value) {
		this.cache.put(key, value);
		this.cache.put(key, value);
	}

	private @Nullable String value(String key) {
		NearCache.Entry<String> entry = this.cache.get(key);
		return Objects.requireNonNull(entry, key).value();
	}

}
