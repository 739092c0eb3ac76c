package io.spillway.development;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;

import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

import static org.awaitility.Awaitility.await;

/**
 * A Chromium without a window, and somebody who uses it. Annotate the test with
 * {@link WithChromium}.
 */
public final class Browser implements AutoCloseable {

	private static final Duration LIMIT = Duration.ofSeconds(15);

	/**
	 * Kept, since a level is forgotten with its logger. It warns of commands that are not
	 * used here.
	 */
	private static final Logger SELENIUM = Logger.getLogger("org.openqa.selenium");

	static {
		SELENIUM.setLevel(Level.SEVERE);
	}

	private final ChromeDriver driver;

	private Browser(ChromeOptions options, String language) {
		ChromeDriverService service = new ChromeDriverService.Builder()
			.usingDriverExecutable(Chromium.driver().toFile())
			.usingAnyFreePort()
			.withEnvironment(Map.of("LANGUAGE", language))
			.build();
		this.driver = new ChromeDriver(service, options);
	}

	/** On a computer. */
	public static Browser ofComputer(String language) {
		return new Browser(options(language).addArguments("--window-size=1280,900"), language);
	}

	/** On a phone, as narrow as they are. */
	public static Browser ofPhone(String language) {
		Map<String, Object> screen = Map.of("width", 360, "height", 740, "pixelRatio", 2, "touch", true);
		return new Browser(options(language).setExperimentalOption("mobileEmulation", Map.of("deviceMetrics", screen)),
				language);
	}

	private static ChromeOptions options(String language) {
		// Its sandbox wants to be somebody else than root, and namespaces that containers
		// do not get. It guards against pages, and these are our own.
		ChromeOptions options = new ChromeOptions().setBinary(Chromium.browser().toFile())
			.addArguments("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage",
					"--disable-extensions", "--no-first-run", "--lang=" + language, "--accept-lang=" + language);
		LoggingPreferences logs = new LoggingPreferences();
		logs.enable(LogType.BROWSER, Level.ALL);
		options.setCapability(ChromeOptions.LOGGING_PREFS, logs);
		return options;
	}

	public Browser open(String url) {
		this.driver.get("about:blank");
		this.driver.get(url);
		return this;
	}

	public void reload() {
		this.driver.navigate().refresh();
	}

	public void back() {
		this.driver.navigate().back();
	}

	/** Has pages believe that the viewer likes dark ones, or that nothing moves. */
	public void prefer(String feature, String value) {
		this.driver.executeCdpCommand("Emulation.setEmulatedMedia",
				Map.of("features", List.of(Map.of("name", feature, "value", value))));
	}

	/** The first element that is shown, waiting for it. */
	public WebElement find(String selector) {
		return awaitThat(selector,
				() -> this.driver.findElements(By.cssSelector(selector))
					.stream()
					.filter(WebElement::isDisplayed)
					.findFirst()
					.orElse(null));
	}

	public void click(String selector) {
		find(selector).click();
	}

	public void type(String selector, String text) {
		WebElement field = find(selector);
		field.clear();
		field.sendKeys(text);
	}

	/** Presses keys, wherever the focus is. */
	public void press(CharSequence... keys) {
		new Actions(this.driver).sendKeys(keys).perform();
	}

	/** Presses Tab until the focus is there, as somebody without a mouse would. */
	public WebElement tabTo(String selector) {
		for (int count = 0; count < 40; count++) {
			press(Keys.TAB);
			if (focused().equals(this.driver.findElement(By.cssSelector(selector)))) {
				return focused();
			}
		}
		throw new AssertionError("Tab never comes to " + selector);
	}

	public WebElement focused() {
		return this.driver.switchTo().activeElement();
	}

	public boolean isShown(String selector) {
		return this.driver.findElements(By.cssSelector(selector)).stream().anyMatch(WebElement::isDisplayed);
	}

	/** The text of an element, shown or not. */
	public String text(String selector) {
		return String.valueOf(run("return document.querySelector(arguments[0])?.textContent ?? ''", selector));
	}

	/** Waits until an element that is shown has a text in it. */
	public void awaitText(String selector, String text) {
		until(selector + " has " + text, () -> isShown(selector) && text(selector).contains(text));
	}

	public Object run(String script, Object... arguments) {
		Object result = this.driver.executeScript(script, arguments);
		return (result != null) ? result : "";
	}

	public String url() {
		return String.valueOf(this.driver.getCurrentUrl());
	}

	/**
	 * What the browser complained of since it was last asked: failed calls, refused
	 * scripts, thrown errors.
	 */
	public List<String> complaints() {
		return this.driver.manage()
			.logs()
			.get(LogType.BROWSER)
			.getAll()
			.stream()
			.filter((entry) -> entry.getLevel().intValue() >= Level.WARNING.intValue())
			.map(LogEntry::getMessage)
			.toList();
	}

	public int cookies() {
		return this.driver.manage().getCookies().size();
	}

	public void until(String what, BooleanSupplier condition) {
		await(what).atMost(LIMIT).ignoreException(StaleElementReferenceException.class).until(condition::getAsBoolean);
	}

	private static <T> T awaitThat(String what, Supplier<T> supplier) {
		return await(what).atMost(LIMIT)
			.ignoreException(StaleElementReferenceException.class)
			.until(supplier::get, (found) -> found != null);
	}

	@Override
	public void close() {
		this.driver.quit();
	}

}
