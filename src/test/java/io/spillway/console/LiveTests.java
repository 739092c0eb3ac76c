package io.spillway.console;

import io.spillway.development.Browser;
import io.spillway.development.WithChromium;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;

import static org.assertj.core.api.Assertions.assertThat;

/** A campaign is followed, whatever becomes of the connection. */
@WithChromium
class LiveTests {

	private static Browser browser;

	private final StubService service = new StubService();

	@BeforeAll
	static void start() {
		browser = Browser.ofComputer("en");
	}

	@AfterAll
	static void stop() {
		browser.close();
	}

	@BeforeEach
	void open() {
		browser.complaints();
		ConsolePage.openCampaign(browser, this.service);
	}

	@AfterEach
	void close() {
		this.service.close();
	}

	@Test
	void numbersMove() {
		this.service.second(1000);
		browser.awaitText("#clicks", "1,000");
		assertThat(browser.text("#connection")).isEqualTo("Live");
		assertThat(browser.text("#rate")).isEqualTo("–");
		this.service.second(1250);
		browser.awaitText("#clicks", "1,250");
		assertThat(browser.text("#rate")).isEqualTo("250");
		assertThat(browser.text("#recipients")).isEqualTo("1,125");
		assertThat(browser.text("#bots")).isEqualTo("31");
		assertThat(browser.text("#missed")).isEqualTo("4");
		assertThat(browser.text("#devices")).contains("Phone80% 1,000", "Tablet0% 0", "Computer20% 250");
		String line = line();
		this.service.second(1350);
		browser.awaitText("#rate", "100");
		assertThat(line()).isNotEqualTo(line);
		assertThat(browser.text("#live-readout")).isEqualTo("250 a second at most");
		assertThat(browser.complaints()).isEmpty();
	}

	@Test
	void theLastMinuteIsAddedUp() {
		for (int second = 0; second <= 70; second++) {
			this.service.second(10L * second);
		}
		browser.awaitText("#clicks-note", "600 in the last minute");
	}

	@Test
	void numbersAreSaidAloudNowAndThenOnly() {
		this.service.second(10);
		this.service.second(20);
		browser.awaitText("#announcement", "20 clicks by 18 recipients, 10 a second.");
		this.service.second(30);
		browser.awaitText("#clicks", "30");
		assertThat(browser.text("#announcement")).contains("20 clicks");
	}

	@Test
	void aStreamThatBreaksIsResumedWithAGap() {
		this.service.second(1000);
		this.service.second(1100);
		browser.awaitText("#rate", "100");
		this.service.breakOff();
		browser.awaitText("#connection", "Again in");
		browser.awaitText("#problem", "Spillway cannot be reached");
		browser.until("a gap", () -> browser.isShown("#live .gap"));
		assertThat(browser.text("#rate")).isEqualTo("–");
		assertThat(browser.text("#clicks")).isEqualTo("1,100");
		assertThat(browser.text("#announcement")).contains("The connection is lost");
		this.service.mend();
		browser.click("#retry");
		ConsolePage.awaitStream(browser, this.service);
		this.service.second(5000);
		browser.awaitText("#clicks", "5,000");
		assertThat(browser.text("#connection")).isEqualTo("Live");
		assertThat(browser.isShown("#problem")).isFalse();
		assertThat(browser.text("#announcement")).contains("Live again");
		assertThat(browser.text("#rate")).as("what is not known is not guessed").isEqualTo("–");
		this.service.second(5200);
		browser.awaitText("#rate", "200");
		assertThat(browser.isShown("#live .gap")).isTrue();
		assertThat(browser.run("return document.querySelectorAll('#live .rate').length")).isEqualTo(2L);
	}

	@Test
	void aStreamThatBreaksIsResumedByItself() {
		this.service.second(1000);
		browser.awaitText("#clicks", "1,000");
		this.service.breakOff();
		browser.awaitText("#connection", "Again in");
		this.service.mend();
		ConsolePage.awaitStream(browser, this.service);
	}

	/**
	 * A connection may be lost without a word: the service says something each second.
	 */
	@Test
	void aStreamThatFallsSilentIsResumed() {
		this.service.second(1000);
		browser.awaitText("#clicks", "1,000");
		browser.awaitText("#connection", "Again in");
		ConsolePage.awaitStream(browser, this.service);
		this.service.second(1100);
		browser.awaitText("#connection", "Live");
	}

	@Test
	void aDatabaseThatIsAwayIsToldWhileTheStreamGoesOn() {
		this.service.second(1000);
		this.service.databaseAway();
		browser.awaitText("#problem", "The database cannot be reached");
		assertThat(browser.text("#connection")).isEqualTo("Paused");
		this.service.second(1300);
		this.service.second(1400);
		browser.awaitText("#rate", "100");
		assertThat(browser.isShown("#problem")).isFalse();
		assertThat(browser.isShown("#live .gap")).isTrue();
	}

	@Test
	void aKeyThatIsTakenAwayIsAskedForAgain() {
		this.service.answer(403, "");
		this.service.breakOff();
		this.service.mend();
		browser.awaitText("#login-error", "lacks the scope");
	}

	@Test
	void theHistoryIsShownByMinutesHoursAndDays() {
		browser.awaitText("#bars-readout", "18,300 clicks in all");
		assertThat(browser.run("return document.querySelectorAll('#bars .bar-of').length")).isEqualTo(60L);
		browser.click("details summary");
		assertThat(browser.text("#rows tr")).contains("600", "540", "31");
		browser.click("#interval label:nth-of-type(3)");
		browser.until("days are asked for",
				() -> this.service.targets().stream().anyMatch((target) -> target.contains("interval=day&zone=")));
	}

	@Test
	void aCampaignThatEndsIsShownSoByItself() {
		browser.awaitText("#period", "Active · since");
		makeHalfAMinuteShort();
		browser.click("#interval label:nth-of-type(2)");
		browser.until("hours are asked for anew", () -> asked("interval=hour") > 1);
		this.service.endCampaign();
		browser.awaitText("#period", "Ended · until");
		browser.awaitText("#campaigns-list li:first-child", "Ended");
	}

	private static void makeHalfAMinuteShort() {
		browser.run("""
				const wait = window.setTimeout;
				window.setTimeout = (then, time) => wait(then, time === 30_000 ? 300 : time);""");
	}

	private long asked(String part) {
		return this.service.targets().stream().filter((target) -> target.contains(part)).count();
	}

	@Test
	void aCampaignThatEndsIsShownSoWhenTheListIsRefreshed() {
		browser.awaitText("#bars-readout", "18,300 clicks in all");
		browser.awaitText("#period", "Active · since");
		this.service.endCampaign();
		browser.click("#refresh");
		browser.awaitText("#period", "Ended · until");
		browser.awaitText("#campaigns-list li:first-child", "Ended");
	}

	@Test
	void arrowKeysGoOnFromWhatTheyChoseThoughTheChartMoves() {
		browser.tabTo("#live");
		for (long second = 0; second <= 200; second++) {
			this.service.second(second * (second + 1) / 2);
		}
		browser.awaitText("#rate", "200");
		browser.press(Keys.ARROW_LEFT);
		browser.awaitText("#live-readout", "· 200 a second");
		this.service.second(20_301);
		browser.awaitText("#rate", "201");
		browser.press(Keys.ARROW_LEFT);
		browser.awaitText("#live-readout", "· 199 a second");
	}

	@Test
	void whatIsMarkupInANameIsShownAsItIs() {
		browser.click("#campaigns-list li:nth-child(2) a");
		browser.awaitText("#name", StubService.LONG_NAME);
		assertThat(browser.run("return document.querySelectorAll('b').length")).isEqualTo(0L);
	}

	@Test
	void aCampaignThatIsLeftIsNotFollowedAnyMore() {
		browser.back();
		browser.until("nobody reads the stream", () -> this.service.streams() == 0);
		assertThat(browser.isShown("#campaign")).isFalse();
	}

	@Test
	void aCampaignThatThereIsNotIsTold() {
		browser.run("location.hash = '#/campaigns/99'");
		browser.awaitText("#campaigns-error", "no such campaign");
		assertThat(browser.isShown("#campaign")).isFalse();
	}

	private static String line() {
		return String.valueOf(browser.run("return document.querySelector('#live .rate').getAttribute('d')"));
	}

}
