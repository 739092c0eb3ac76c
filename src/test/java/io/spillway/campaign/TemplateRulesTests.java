package io.spillway.campaign;

import java.util.List;

import io.spillway.link.Policies;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class TemplateRulesTests {

	private static final int LONGEST_NUMBER = 13;

	private final TemplateRules rules = new TemplateRules(Policies.standard());

	@ParameterizedTest
	@ValueSource(strings = { "https://e.com", "https://e.com/{recipient}", "https://e.com?{recipient}",
			"https://e.com/a{recipient}b/{recipient}?r={recipient}&s=x{recipient}#top", "http://e.com:8080/{recipient}",
			"https://[::1]/{recipient}", "https://e.com/%20{recipient}",
			"https://e.com/?utm_source=push&utm_campaign=winter&r={recipient}", "https://e.com/여름?r={recipient}" })
	void templatesWithTheNumberInPathOrQueryAreAllowed(String template) {
		assertThat(this.rules.violation(template)).isNull();
	}

	@ParameterizedTest
	@ValueSource(strings = { "https://{recipient}.e.com/", "https://{recipient}/", "https://e.com{recipient}/",
			"https://e.com{recipient}", "https://e{recipient}.com/{recipient}", "https://e.com:{recipient}/",
			"https://e.com:80{recipient}/", "https://{recipient}@e.com/", "https://a:{recipient}@e.com/",
			"http{recipient}://e.com/", "https://e.com/#{recipient}", "https://e.com/{recipient}#{recipient}",
			"https://e.com/%{recipient}", "https://e.com/%{recipient}0", "https://e.com/%4{recipient}",
			"https://e.com/?a=%{recipient}" })
	void theNumberMayStandNowhereElse(String template) {
		assertThat(this.rules.violation(template)).contains("path and query only");
	}

	@ParameterizedTest
	@ValueSource(strings = { "https://e.com/{", "https://e.com/}", "https://e.com/{}", "https://e.com/{name}",
			"https://e.com/{Recipient}", "https://e.com/{ recipient }", "https://e.com/{{recipient}}",
			"https://e.com/{recipient}}", "{recipient", "https://e.com/{reci{recipient}pient}" })
	void otherBracesAreNotAllowed(String template) {
		assertThat(this.rules.violation(template)).contains("Braces");
	}

	@ParameterizedTest
	@NullAndEmptySource
	void aTemplateIsNeeded(String template) {
		assertThat(this.rules.violation(template)).isEqualTo("This is needed.");
	}

	@ParameterizedTest
	@CsvSource({ "ftp://e.com/{recipient}, scheme", "//e.com/{recipient}, scheme", "{recipient}, scheme",
			"/{recipient}, scheme", "https:/{recipient}, host", "https:{recipient}, host",
			"https://go.example/{recipient}, gateway", "https://u@e.com/{recipient}, user",
			"https://e.com/ {recipient}, valid URL", "https://e.com/%zz{recipient}, valid URL",
			"'https://e.com/{recipient}\t', Control" })
	void targetsAreHeldToThePolicyOfLinks(String template, String violation) {
		assertThat(this.rules.violation(template)).contains(violation);
	}

	@Test
	void hostsAreHeldToThePolicyOfLinks() {
		TemplateRules some = new TemplateRules(Policies.of(List.of("https"), List.of("shop.example")));
		assertThat(some.violation("https://shop.example/{recipient}")).isNull();
		assertThat(some.violation("https://other.example/{recipient}")).contains("host");
		assertThat(some.violation("https://{recipient}.shop.example/")).isNotNull();
	}

	@Test
	void otherSchemesAreAllowedWhereTheyAreForLinks() {
		TemplateRules app = new TemplateRules(Policies.of(List.of("shop"), List.of()));
		assertThat(app.violation("shop://item/{recipient}")).isNull();
		assertThat(app.violation("shop:item?r={recipient}")).isNull();
		assertThat(app.violation("shop://item{recipient}/")).isNotNull();
	}

	@ParameterizedTest
	@CsvSource({ "2048, true", "2049, false" })
	void targetsMayHave2048CharactersWithTheLongestNumber(int length, boolean allowed) {
		String start = "https://e.com/";
		String template = start + "x".repeat(length - start.length() - LONGEST_NUMBER) + "{recipient}";
		assertThat(this.rules.violation(template) == null).isEqualTo(allowed);
	}

}
