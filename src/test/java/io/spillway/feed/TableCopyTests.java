package io.spillway.feed;

import java.util.List;

import io.spillway.feed.Changes.Row;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class TableCopyTests {

	private static final Row<String, String> A = new Row<>("a", "1");

	private static final Row<String, String> B = new Row<>("b", "1");

	private static final Row<String, String> NO_A = new Row<>("a", null);

	private final TableCopy<String, String> copy = new TableCopy<>(300);

	@Test
	void isLoadedByAnyLook() {
		assertThat(this.copy.isLoaded()).isFalse();
		showAll(1, List.of());
		assertThat(this.copy.isLoaded()).isTrue();
		assertThat(this.copy.isEmpty(0)).isTrue();
	}

	@Test
	void holdsWhatALookShows() {
		showAll(1, List.of(A, B));
		assertThat(this.copy.get("a")).isEqualTo("1");
		assertThat(this.copy.get("c")).isNull();
		assertThat(this.copy.size()).isEqualTo(2);
	}

	@Test
	void addsReplacesAndTakesOutWhatChanged() {
		showAll(1, List.of(A, B));
		show(2, List.of(NO_A, new Row<>("b", "2"), new Row<>("c", "1"), new Row<>("never there", null)));
		assertThat(this.copy.get("a")).isNull();
		assertThat(this.copy.get("b")).isEqualTo("2");
		assertThat(this.copy.get("c")).isEqualTo("1");
		assertThat(this.copy.size()).isEqualTo(2);
	}

	@Test
	void forgetsWhatACompleteLookDoesNotShow() {
		showAll(1, List.of(A, B));
		showAll(2, List.of(B));
		assertThat(this.copy.get("a")).isNull();
		assertThat(this.copy.get("b")).isEqualTo("1");
	}

	@Test
	void forgetsWhatItIsToldTo() {
		showAll(1, List.of(A, new Row<>("b", "2")));
		this.copy.forget("1"::equals);
		assertThat(this.copy.get("a")).isNull();
		assertThat(this.copy.get("b")).isEqualTo("2");
	}

	@Test
	void holdsAtOnceWhatIsChangedHere() {
		this.copy.put("a", "2", this.copy.mark());
		assertThat(this.copy.get("a")).isEqualTo("2");
		assertThat(this.copy.isLoaded()).isFalse();
		this.copy.put("a", null, this.copy.mark());
		assertThat(this.copy.get("a")).isNull();
	}

	@Test
	void aCompleteLookThatBeganEarlierHidesNothingThatIsChangedHere() {
		showAll(1, List.of(B));
		this.copy.beginLook();
		this.copy.put("a", "2", this.copy.mark());
		this.copy.put("b", null, this.copy.mark());
		showAll(2, List.of(A, B, new Row<>("c", "1")));
		assertThat(this.copy.get("a")).isEqualTo("2");
		assertThat(this.copy.get("b")).isNull();
		assertThat(this.copy.get("c")).isEqualTo("1");
	}

	@Test
	void aLookThatBeganEarlierHidesNothingThatIsChangedHere() {
		showAll(1, List.of(B));
		this.copy.beginLook();
		this.copy.put("a", "2", this.copy.mark());
		this.copy.put("b", null, this.copy.mark());
		show(2, List.of(A, B));
		assertThat(this.copy.get("a")).isEqualTo("2");
		assertThat(this.copy.get("b")).isNull();
	}

	@Test
	void aLookThatBeganLaterKnowsBetter() {
		this.copy.put("a", "2", this.copy.mark());
		this.copy.beginLook();
		show(2, List.of(A));
		assertThat(this.copy.get("a")).isEqualTo("1");
	}

	@Test
	void theLookAfterAChangeAsksFromBeforeTheChange() {
		showAll(7, List.of());
		long mark = this.copy.mark();
		assertThat(this.copy.beginLook()).isEqualTo(7);
		show(9, List.of());
		this.copy.put("a", "2", mark);
		assertThat(this.copy.beginLook()).isEqualTo(7);
		show(10, List.of());
		assertThat(this.copy.beginLook()).isEqualTo(10);
	}

	@Test
	void aLookUnderWayDoesNotEndThatTooEarly() {
		showAll(7, List.of());
		long mark = this.copy.mark();
		this.copy.beginLook();
		this.copy.put("a", "2", mark);
		show(9, List.of());
		assertThat(this.copy.beginLook()).isEqualTo(7);
	}

	@Test
	void aChangeOfBeforeTheFirstLookHasAllReadOnceMore() {
		long mark = this.copy.mark();
		assertThat(this.copy.beginLook()).isZero();
		this.copy.put("a", "2", mark);
		showAll(9, List.of());
		assertThat(this.copy.get("a")).isEqualTo("2");
		assertThat(this.copy.beginLook()).isZero();
		showAll(10, List.of());
		assertThat(this.copy.beginLook()).isEqualTo(10);
	}

	private void showAll(long horizon, List<Row<String, String>> rows) {
		this.copy.apply(new Changes<>(horizon, true, rows));
	}

	private void show(long horizon, List<Row<String, String>> rows) {
		this.copy.apply(new Changes<>(horizon, false, rows));
	}

}
