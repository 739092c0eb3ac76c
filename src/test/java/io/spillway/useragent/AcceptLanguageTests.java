package io.spillway.useragent;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class AcceptLanguageTests {

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "ko-KR,ko;q=0.9,en-US;q=0.8 | ko", "ko | ko", "en-US | en", "EN | en",
			"fil-PH,en | fil", "zh-Hant-TW | zh", "ja;q=0.5 | ja", "'  de , en' | de" })
	void theFirstLanguageIsPreferred(String header, String language) {
		assertThat(AcceptLanguage.first(header)).isEqualTo(language);
	}

	@ParameterizedTest
	@NullSource
	@ValueSource(
			strings = { "", " ", "*", "k", "kore", "i-klingon", "k1", "ko_KR", "ko1", "\u00E4\u00F6", "-ko", ",ko" })
	void whatIsNoneIsNone(String header) {
		assertThat(AcceptLanguage.first(header)).isNull();
	}

	@Property
	void anythingIsRead(@ForAll String header) {
		String language = AcceptLanguage.first(header);
		assertThat(language == null || language.matches("[a-z]{2,3}")).isTrue();
	}

}
