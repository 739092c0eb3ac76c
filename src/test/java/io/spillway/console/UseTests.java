package io.spillway.console;

import io.spillway.development.Browser;
import io.spillway.development.WithChromium;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

import static org.assertj.core.api.Assertions.assertThat;

/** The page is of use by the keyboard alone, on a phone, in Korean and in the dark. */
@WithChromium
class UseTests {

	private final StubService service = new StubService();

	@AfterEach
	void close() {
		this.service.close();
	}

	@Test
	void aKeyboardIsEnough() {
		try (Browser browser = Browser.ofComputer("en")) {
			browser.open(this.service.page());
			browser.find("#key");
			browser.press(StubService.KEY, Keys.ENTER);
			browser.find("#campaigns-list a");
			browser.until("the list has the focus",
					() -> "campaigns-title".equals(browser.focused().getDomAttribute("id")));
			assertOutlined(browser.tabTo("#campaigns-list a"));
			browser.press(Keys.ENTER);
			ConsolePage.awaitStream(browser, this.service);
			assertThat(browser.focused().getDomAttribute("id")).isEqualTo("name");
			this.service.second(1000);
			this.service.second(1250);
			browser.awaitText("#rate", "250");
			assertOutlined(browser.tabTo("#live"));
			browser.press(Keys.ARROW_LEFT);
			browser.awaitText("#live-readout", "· 250 a second");
			assertThat(browser.focused().getDomAttribute("aria-valuetext")).endsWith("· 250 a second");
			browser.tabTo("#interval input");
			browser.press(Keys.ARROW_RIGHT);
			browser.until("hours are asked for",
					() -> this.service.targets().stream().anyMatch((target) -> target.contains("interval=hour")));
			browser.tabTo("#bars");
			browser.press(Keys.END);
			browser.awaitText("#bars-readout", "600 clicks, 540 for the first time, 31 by bots");
			browser.tabTo("summary");
			browser.press(Keys.ENTER);
			browser.find("#rows tr");
		}
	}

	private static void assertOutlined(WebElement element) {
		assertThat(element.getCssValue("outline-style")).isEqualTo("solid");
		assertThat(element.getCssValue("outline-width")).isEqualTo("3px");
	}

	@Test
	void aChartIsASliderForWhoHearsIt() {
		try (Browser browser = Browser.ofComputer("en")) {
			ConsolePage.openCampaign(browser, this.service);
			browser.awaitText("#bars-readout", "18,300 clicks in all");
			assertThat(browser.find("#live").getAriaRole()).isEqualTo("slider");
			WebElement chart = browser.tabTo("#bars");
			assertThat(chart.getAriaRole()).isEqualTo("slider");
			assertThat(chart.getAccessibleName()).contains("18,300 clicks in the period");
			assertThat(chart.getDomAttribute("aria-valuemin")).isEqualTo("0");
			assertThat(chart.getDomAttribute("aria-valuemax")).isEqualTo("59");
			assertThat(chart.getDomAttribute("aria-valuetext")).isEqualTo("18,300 clicks in all");
			assertChooses(browser, Keys.HOME, "0", "10 clicks, 9 for the first time, 31 by bots");
			assertChooses(browser, Keys.ARROW_LEFT, "0", "10 clicks, 9 for the first time, 31 by bots");
			assertChooses(browser, Keys.ARROW_RIGHT, "1", "20 clicks, 18 for the first time, 31 by bots");
			assertChooses(browser, Keys.ARROW_UP, "2", "30 clicks, 27 for the first time, 31 by bots");
			assertChooses(browser, Keys.ARROW_DOWN, "1", "20 clicks, 18 for the first time, 31 by bots");
			assertChooses(browser, Keys.END, "59", "600 clicks, 540 for the first time, 31 by bots");
			assertChooses(browser, Keys.ARROW_RIGHT, "59", "600 clicks, 540 for the first time, 31 by bots");
			assertChooses(browser, Keys.ESCAPE, "59", "18,300 clicks in all");
		}
	}

	private static void assertChooses(Browser browser, Keys key, String value, String text) {
		browser.press(key);
		assertThat(browser.focused().getDomAttribute("aria-valuenow")).isEqualTo(value);
		assertThat(browser.focused().getDomAttribute("aria-valuetext")).endsWith(text);
	}

	@Test
	void theLinkToTheContentComesFirst() {
		try (Browser browser = Browser.ofComputer("en")) {
			browser.open(this.service.page());
			browser.run("document.activeElement.blur()");
			browser.tabTo("#skip");
			browser.press(Keys.ENTER);
			assertThat(browser.focused().getTagName()).isEqualTo("main");
		}
	}

	@Test
	void koreanIsSpokenToWhoReadsIt() {
		try (Browser browser = Browser.ofComputer("ko-KR")) {
			browser.open(this.service.page());
			ConsolePage.enter(browser, "sw_wrong");
			browser.awaitText("#login-error", "등록되지 않은 API 키입니다");
			assertThat(browser.run("return document.documentElement.lang")).isEqualTo("ko");
			ConsolePage.openCampaign(browser, this.service);
			this.service.second(20_000);
			this.service.second(20_250);
			browser.awaitText("#rate", "250");
			assertThat(browser.text("#connection")).isEqualTo("실시간");
			assertThat(browser.text("#devices")).contains("휴대폰80%");
			browser.click("[data-language=en]");
			browser.awaitText("#connection", "Live");
			assertThat(browser.run("return document.documentElement.lang")).isEqualTo("en");
			assertThat(browser.text("#devices")).contains("Phone80%");
			browser.click("[data-language=ko]");
			browser.awaitText("#connection", "실시간");
		}
	}

	@Test
	void otherLanguagesGetEnglish() {
		try (Browser browser = Browser.ofComputer("de")) {
			browser.open(this.service.page());
			browser.awaitText("#enter", "Open");
			assertThat(browser.run("return document.documentElement.lang")).isEqualTo("en");
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "en", "ko" })
	void aPhoneShowsAllOfItWithoutScrollingSideways(String language) {
		try (Browser browser = Browser.ofPhone(language)) {
			browser.open(this.service.page());
			ConsolePage.enter(browser, "sw_wrong");
			browser.find("#login-error");
			assertFits(browser);
			ConsolePage.enter(browser, StubService.KEY);
			browser.find("#campaigns-list a");
			assertFits(browser);
			browser.click("#campaigns-list li:nth-child(2) a");
			ConsolePage.awaitStream(browser, this.service);
			this.service.second(9_999_000_000L);
			this.service.second(9_999_100_000L);
			browser.awaitText("#rate", "100,000");
			browser.click("summary");
			browser.find("#rows tr");
			assertFits(browser);
			assertThat(browser.isShown("#campaigns")).isFalse();
			browser.click(".back");
			browser.find("#campaigns-list a");
			assertThat(browser.isShown("#campaign")).isFalse();
		}
	}

	private static void assertFits(Browser browser) {
		Object wide = browser
			.run("""
					return [...document.querySelectorAll('main *, header *')]
						.filter((element) => element.getBoundingClientRect().right > 360 && !element.closest('.scroll'))
						.map((element) => `${element.tagName}#${element.id} ${element.textContent.slice(0, 40)}`).join()""");
		assertThat(browser.run("return document.documentElement.scrollWidth")).as("what is too wide: %s", wide)
			.isEqualTo(360L);
		assertThat(browser.run("return innerWidth")).isEqualTo(360L);
	}

	@Test
	void whoLikesItDarkGetsItDark() {
		try (Browser browser = Browser.ofComputer("en")) {
			browser.open(this.service.page());
			Object light = background(browser);
			browser.prefer("prefers-color-scheme", "dark");
			assertThat(background(browser)).isNotEqualTo(light);
		}
	}

	@Test
	void nothingMovesForWhoLikesItStill() {
		try (Browser browser = Browser.ofComputer("en")) {
			browser.open(this.service.page());
			browser.prefer("prefers-reduced-motion", "reduce");
			ConsolePage.enter(browser, StubService.KEY);
			browser.click("#campaigns-list a");
			ConsolePage.awaitStream(browser, this.service);
			this.service.second(1000);
			this.service.second(1250);
			browser.awaitText("#rate", "250");
			assertThat(browser.run("return document.getAnimations().length")).isEqualTo(0L);
		}
	}

	private static Object background(Browser browser) {
		return browser.run("return getComputedStyle(document.body).backgroundColor");
	}

}
