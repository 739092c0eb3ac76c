package io.spillway.console;

import io.spillway.development.Browser;
import org.openqa.selenium.Keys;

/** What people do with the page. */
final class ConsolePage {

	private ConsolePage() {
	}

	static void enter(Browser browser, String key) {
		browser.type("#key", key);
		browser.press(Keys.ENTER);
	}

	/** Opens the page anew and the newest campaign, and waits until it is followed. */
	static void openCampaign(Browser browser, StubService service) {
		browser.open(service.page());
		enter(browser, StubService.KEY);
		browser.click("#campaigns-list a");
		awaitStream(browser, service);
	}

	static void awaitStream(Browser browser, StubService service) {
		browser.until("the stream is read", () -> service.streams() == 1);
	}

}
