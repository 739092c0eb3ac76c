package io.spillway.revocation;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;

import io.spillway.revocation.DenyListChanges.Entry;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class DenyListTests {

	private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

	private final DenyList list = new DenyList(RevocationMode.LENIENT);

	@Test
	void isUsableWhenItWasLoaded() {
		DenyList strict = new DenyList(RevocationMode.STRICT);
		assertThat(strict.isUsable()).isFalse();
		assertThat(strict.isLoaded()).isFalse();
		strict.apply(new DenyListChanges(1, true, List.of()));
		assertThat(strict.isUsable()).isTrue();
		assertThat(strict.isLoaded()).isTrue();
	}

	@Test
	void isUsableBeforeItWasLoadedWhereThatIsTolerated() {
		assertThat(this.list.isUsable()).isTrue();
		assertThat(this.list.isLoaded()).isFalse();
		this.list.apply(new DenyListChanges(1, true, List.of()));
		assertThat(this.list.isUsable()).isTrue();
	}

	@Test
	void knowsWhatIsDenied() {
		complete(denied("a"), denied("b"), restored("c"));
		assertThat(this.list.isDenied("a")).isTrue();
		assertThat(this.list.isDenied("b")).isTrue();
		assertThat(this.list.isDenied("c")).isFalse();
		assertThat(this.list.isDenied("d")).isFalse();
		assertThat(this.list.size()).isEqualTo(2);
	}

	@Test
	void addsAndTakesOutWhatChanged() {
		complete(denied("a"), denied("b"));
		this.list.apply(new DenyListChanges(2, false, List.of(restored("a"), denied("c"), restored("never there"))));
		assertThat(this.list.isDenied("a")).isFalse();
		assertThat(this.list.isDenied("b")).isTrue();
		assertThat(this.list.isDenied("c")).isTrue();
		assertThat(this.list.size()).isEqualTo(2);
	}

	@Test
	void forgetsWhatACompleteLookDoesNotShow() {
		complete(denied("a"), denied("b"));
		complete(denied("b"));
		assertThat(this.list.isDenied("a")).isFalse();
		assertThat(this.list.isDenied("b")).isTrue();
	}

	@Test
	void forgetsWhatHasExpired() {
		complete(entry("past", NOW.minusMillis(1)), entry("now", NOW), entry("never", Instant.MAX));
		this.list.forgetExpired(NOW);
		assertThat(this.list.isDenied("past")).isFalse();
		assertThat(this.list.isDenied("now")).isTrue();
		assertThat(this.list.isDenied("never")).isTrue();
	}

	@Test
	void deniesAtOnceWhatIsRevokedHere() {
		this.list.deny(Subject.ofSealed("a"), Instant.MAX);
		assertThat(this.list.isDenied("a")).isTrue();
		assertThat(this.list.isLoaded()).isFalse();
	}

	@Test
	void aCompleteLookThatBeganEarlierDoesNotHideWhatIsRevokedHere() {
		this.list.beginLook();
		this.list.deny(Subject.ofSealed("a"), Instant.MAX);
		complete(denied("b"));
		assertThat(this.list.isDenied("a")).isTrue();
		assertThat(this.list.isDenied("b")).isTrue();
	}

	@Test
	void aCompleteLookThatBeganLaterKnowsBetter() {
		this.list.deny(Subject.ofSealed("a"), Instant.MAX);
		this.list.beginLook();
		complete();
		assertThat(this.list.isDenied("a")).isFalse();
	}

	private void complete(Entry... entries) {
		this.list.apply(new DenyListChanges(1, true, Arrays.asList(entries)));
	}

	private static Entry denied(String token) {
		return entry(token, Instant.MAX);
	}

	private static Entry entry(String token, Instant expiresAt) {
		return new Entry(Subject.ofSealed(token), true, expiresAt);
	}

	private static Entry restored(String token) {
		return new Entry(Subject.ofSealed(token), false, Instant.MAX);
	}

}
