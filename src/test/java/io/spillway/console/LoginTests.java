package io.spillway.console;

import io.spillway.development.Browser;
import io.spillway.development.WithChromium;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The page asks for a key, and keeps it to itself. */
@WithChromium
class LoginTests {

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
		browser.open(this.service.page());
	}

	@AfterEach
	void close() {
		this.service.close();
	}

	@Test
	void theRightKeyOpensTheListOfCampaigns() {
		ConsolePage.enter(browser, StubService.KEY);
		browser.awaitText("#campaigns-list", "Autumn sale");
		assertThat(browser.text("#campaigns-list")).contains("Active", "Scheduled", StubService.LONG_NAME);
		assertThat(browser.isShown("#login")).isFalse();
	}

	@Test
	void olderCampaignsAreShownWhenTheyAreAskedFor() {
		ConsolePage.enter(browser, StubService.KEY);
		browser.click("#more");
		browser.awaitText("#campaigns-list", "Summer sale");
		assertThat(browser.text("#campaigns-list")).contains("Autumn sale");
		assertThat(browser.isShown("#more")).isFalse();
		assertThat(browser.focused().getText()).contains("Summer sale");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			sw_wrong | is not known here
			not a key | not an API key
			키 | not an API key
			'' | Enter an API key
			sw_stub_key_without_the_scope | lacks the scope
			""")
	void aKeyThatIsNotEnoughIsToldWhy(String key, String why) {
		ConsolePage.enter(browser, key);
		browser.awaitText("#login-error", why);
		assertThat(browser.isShown("#console")).isFalse();
		assertThat(browser.focused().getDomAttribute("id")).isEqualTo("key");
		assertThat(browser.focused().getDomAttribute("aria-invalid")).isEqualTo("true");
	}

	@Test
	void aDatabaseThatIsAwayIsTold() {
		this.service.answer(503, "The database cannot be reached.");
		ConsolePage.enter(browser, StubService.KEY);
		browser.awaitText("#login-error", "database cannot be reached");
	}

	@Test
	void aServiceThatIsBusyIsTold() {
		this.service.answer(503, "The service is busy.");
		ConsolePage.enter(browser, StubService.KEY);
		browser.awaitText("#login-error", "busy or restarting");
	}

	@Test
	void aServiceThatIsAwayIsTold() {
		this.service.breakOff();
		ConsolePage.enter(browser, StubService.KEY);
		browser.awaitText("#login-error", "Spillway cannot be reached");
		this.service.mend();
		ConsolePage.enter(browser, StubService.KEY);
		browser.awaitText("#campaigns-list", "Autumn sale");
	}

	@Test
	void theKeyIsNowhereButInMemory() {
		ConsolePage.openCampaign(browser, this.service);
		this.service.second(10);
		browser.awaitText("#clicks", "10");
		assertThat(this.service.targets()).isNotEmpty().noneMatch((target) -> target.contains(StubService.KEY));
		assertThat(browser.url()).doesNotContain(StubService.KEY);
		assertThat(browser.cookies()).isZero();
		assertThat(browser.run("return localStorage.length + sessionStorage.length")).isEqualTo(0L);
		assertThat(browser.run("return indexedDB.databases().then((all) => all.length)")).isEqualTo(0L);
		assertThat(browser.run("return caches.keys().then((all) => all.length)")).isEqualTo(0L);
		assertThat(browser.run("return JSON.stringify(history.state) + document.documentElement.outerHTML"
				+ " + [...document.querySelectorAll('input')].map((input) => input.value).join()"))
			.asString()
			.doesNotContain(StubService.KEY);
	}

	@Test
	void aPageThatIsLoadedAgainHasNoKey() {
		ConsolePage.enter(browser, StubService.KEY);
		browser.awaitText("#campaigns-list", "Autumn sale");
		browser.reload();
		assertThat(browser.find("#key").getDomProperty("value")).isEmpty();
		assertThat(browser.isShown("#campaigns-list")).isFalse();
	}

	@Test
	void whoSignsOutIsAskedAgain() {
		ConsolePage.openCampaign(browser, this.service);
		browser.click("#forget");
		browser.find("#login");
		browser.until("nobody reads the stream", () -> this.service.streams() == 0);
		assertThat(browser.text("#campaigns-list")).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "document.querySelector('#refresh').click()", "document.querySelector('#more').click()",
			"location.hash = '#/campaigns/3'" })
	void whoSignsOutEndsTheCallsUnderWay(String call) {
		ConsolePage.enter(browser, StubService.KEY);
		browser.find("#campaigns-list a");
		this.service.hold();
		browser.run(call);
		browser.until("the call waits for its answer", () -> this.service.held() == 1);
		browser.click("#forget");
		browser.until("nobody waits for it", () -> this.service.held() == 0);
		assertThat(browser.text("#campaigns-list")).isEmpty();
		assertThat(browser.text("#campaigns-error")).as("not even given up by itself").isEmpty();
		assertThat(browser.text("#login-error")).isEmpty();
	}

	@Test
	void aKeyThatIsTakenAwayIsAskedForAgain() {
		ConsolePage.enter(browser, StubService.KEY);
		browser.find("#campaigns-list a");
		this.service.answer(401, "");
		browser.click("#refresh");
		browser.awaitText("#login-error", "is not known here");
		assertThat(browser.isShown("#console")).isFalse();
	}

	@Test
	void theKeyCanBeLookedAt() {
		browser.type("#key", "sw_any");
		assertThat(browser.find("#key").getDomProperty("type")).isEqualTo("password");
		browser.click("#reveal");
		assertThat(browser.find("#key").getDomProperty("type")).isEqualTo("text");
		assertThat(browser.find("#reveal").getDomAttribute("aria-pressed")).isEqualTo("true");
	}

}
