package io.spillway.revocation;

import java.time.Instant;
import java.util.List;

import io.spillway.feed.Changes.Row;
import io.spillway.feed.Looks;
import io.spillway.feed.TableCopy;
import io.spillway.token.CampaignRecipient;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class DenyListTests {

	private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

	private static final CampaignRecipient RECIPIENT = new CampaignRecipient(7, 4711);

	private final TableCopy<Subject, Instant> copy = DenyList.newCopy();

	private final DenyList list = new DenyList(RevocationMode.LENIENT, this.copy);

	@Test
	void isUsableWhenItWasLoaded() {
		DenyList strict = new DenyList(RevocationMode.STRICT, this.copy);
		assertThat(strict.isUsable()).isFalse();
		assertThat(strict.isLoaded()).isFalse();
		Looks.showAll(this.copy, List.of());
		assertThat(strict.isUsable()).isTrue();
		assertThat(strict.isLoaded()).isTrue();
	}

	@Test
	void isUsableBeforeItWasLoadedWhereThatIsTolerated() {
		assertThat(this.list.isUsable()).isTrue();
		assertThat(this.list.isLoaded()).isFalse();
		Looks.showAll(this.copy, List.of());
		assertThat(this.list.isUsable()).isTrue();
	}

	@Test
	void knowsWhichSealedLinksAreDenied() {
		show(Subject.ofSealed("a"));
		assertThat(this.list.isDenied("a")).isTrue();
		assertThat(this.list.isDenied("b")).isFalse();
		assertThat(this.list.size()).isEqualTo(1);
	}

	@Test
	void aDeniedRecipientIsNobodyElse() {
		show(Subject.ofRecipient(RECIPIENT));
		assertThat(this.list.isDenied(RECIPIENT)).isTrue();
		assertThat(this.list.isDenied(7)).isFalse();
		assertThat(this.list.isDenied(new CampaignRecipient(7, 4712))).isFalse();
		assertThat(this.list.isDenied(new CampaignRecipient(8, 4711))).isFalse();
	}

	@Test
	void aDeniedCampaignIsAllOfItsRecipients() {
		show(Subject.ofCampaign(7));
		assertThat(this.list.isDenied(7)).isTrue();
		assertThat(this.list.isDenied(RECIPIENT)).isTrue();
		assertThat(this.list.isDenied(new CampaignRecipient(7, 0))).isTrue();
		assertThat(this.list.isDenied(8)).isFalse();
		assertThat(this.list.isDenied(new CampaignRecipient(8, 4711))).isFalse();
	}

	@Test
	void theRecipientZeroOfACampaignIsNotTheCampaign() {
		show(Subject.ofRecipient(new CampaignRecipient(7, 0)));
		assertThat(this.list.isDenied(7)).isFalse();
		assertThat(this.list.isDenied(RECIPIENT)).isFalse();
	}

	@Test
	void whatExpiredIsOver() {
		assertThat(DenyList.isOver(NOW.minusMillis(1), NOW)).isTrue();
		assertThat(DenyList.isOver(NOW, NOW)).isFalse();
		assertThat(DenyList.isOver(Instant.MAX, NOW)).isFalse();
	}

	private void show(Subject denied) {
		Looks.showAll(this.copy, List.of(new Row<>(denied, Instant.MAX)));
	}

}
