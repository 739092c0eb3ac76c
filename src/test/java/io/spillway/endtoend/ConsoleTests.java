package io.spillway.endtoend;

import java.net.http.HttpResponse;

import io.spillway.development.Browser;
import io.spillway.development.DevelopmentKeys;
import io.spillway.development.TestDatabase;
import io.spillway.development.WithChromium;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;

import static org.assertj.core.api.Assertions.assertThat;

/** The console is in the executable, with all that it needs. Roll-ups are put there. */
@WithChromium
class ConsoleTests {

	private static final TestDatabase DATABASE = TestDatabase.create();

	private static Spillway spillway;

	@BeforeAll
	static void start() {
		spillway = Spillway.start(Settings.of(DATABASE));
	}

	@AfterAll
	static void stop() {
		spillway.close();
	}

	@Test
	void clicksOfACampaignAreShownAsTheyCome() {
		int campaign = campaign("First sale");
		try (Browser browser = Browser.ofComputer("en")) {
			browser.open(spillway.console());
			browser.type("#key", DevelopmentKeys.STATS_API_KEY);
			browser.press(Keys.ENTER);
			browser.awaitText("#campaigns-list", "First sale");
			browser.click("#campaigns-list a");
			browser.awaitText("#connection", "Live");
			browser.awaitText("#clicks", "0");
			count(campaign, 0, 2000);
			browser.awaitText("#clicks", "2,000");
			count(campaign, 1, 1000);
			browser.awaitText("#clicks", "3,000");
			assertThat(browser.text("#recipients")).isEqualTo("1,500");
			assertThat(browser.text("#missed")).isEqualTo("2");
			assertThat(browser.text("#bots")).isEqualTo("6");
			assertThat(browser.text("#devices")).contains("Phone50% 1,500", "Other50% 1,500");
			browser.click("#interval label:nth-of-type(2)");
			browser.awaitText("#bars-readout", "3,000 clicks in all");
			assertThat(browser.complaints()).isEmpty();
		}
	}

	@Test
	void aServiceThatEndsIsTold() {
		try (Spillway other = Spillway.start(Settings.of(DATABASE)); Browser browser = Browser.ofPhone("ko")) {
			campaign("Second sale");
			browser.open(other.console());
			browser.type("#key", DevelopmentKeys.STATS_API_KEY);
			browser.press(Keys.ENTER);
			browser.click("#campaigns-list a");
			browser.awaitText("#connection", "실시간");
			assertThat(other.stop()).isEqualTo(143);
			browser.awaitText("#connection", "초 후 다시 연결");
			browser.awaitText("#problem", "Spillway");
		}
	}

	private static int campaign(String name) {
		HttpResponse<String> response = spillway.api().post("/v1/campaigns", """
				{"name": "%s", "target": "https://example.com/{recipient}"}""".formatted(name));
		assertThat(response.statusCode()).as(response.body()).isEqualTo(201);
		return Http.json(response).required("id").intValue();
	}

	private static void count(int campaign, int slot, int clicks) {
		DATABASE.execute(
				"""
						insert into campaign_minute (campaign_id, minute, slot, clicks, recipients, missed, bots, phones, tablets,
							desktops)
						values (%1$d, date_trunc('minute', now()), %2$d, %3$d, %3$d / 2, 1, 3, %3$d / 2, 0, 0)
						"""
					.formatted(campaign, slot, clicks));
	}

}
