package io.spillway.token;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;

import static org.assertj.core.api.Assertions.assertThat;

class Base64UrlPropertyTests {

	@Property(tries = 200)
	void decodesWhatItEncoded(@ForAll byte[] bytes) {
		assertThat(Base64Url.decode(Base64Url.encode(bytes))).isEqualTo(bytes);
	}

	@Property(tries = 500)
	void decodesNothingThatItWouldSpellOtherwise(
			@ForAll @CharRange(from = '0', to = 'z') @Chars('-') @StringLength(max = 6) String text) {
		byte[] bytes = Base64Url.decode(text);
		if (bytes != null) {
			assertThat(Base64Url.encode(bytes)).isEqualTo(text);
		}
	}

}
