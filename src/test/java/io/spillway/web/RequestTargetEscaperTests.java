package io.spillway.web;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpServerCodec;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class RequestTargetEscaperTests {

	@ParameterizedTest
	@ValueSource(strings = { "/", "/abc", "/a-b_c~d.e?f=g&h=i;j,k+l*m!n$o'p(q)r:s@t/u?v#w", "/%00?%e3%8A%ff", "//", "*",
			"http://example.com:8080/abc" })
	void aProperTargetStaysAsItIs(String target) {
		assertThat(escaped(target)).isEqualTo(target);
	}

	@ParameterizedTest
	@CsvSource(delimiterString = "=>", quoteCharacter = '~', textBlock = """
			/abc?a={b}|c => /abc?a=%7Bb%7D%7Cc
			/abc?^`<>\\" => /abc?%5E%60%3C%3E%5C%22
			/abc?a[]=b => /abc?a%5B%5D=b
			/한?국 => /%ED%95%9C?%EA%B5%AD
			/a#b##c => /a#b%23%23c
			/%zz => /%25zz
			/% => /%25
			/%4 => /%254
			/%%41 => /%25%41
			/a%4g => /a%254g
			""")
	void whatNoUrlMayHoldIsEncoded(String target, String expected) {
		assertThat(escaped(target)).isEqualTo(expected);
	}

	@Example
	void bytesThatAreNoUtf8AreEncodedToo() {
		assertThat(RequestTargetEscaper.escape("/\u00ff\u0001\u007f")).isEqualTo("/%FF%01%7F");
	}

	@Property
	void whateverIsSentCanBeRead(@ForAll @CharRange(from = 0, to = 255) @StringLength(max = 40) String path) {
		String target = RequestTargetEscaper.escape("/" + path);
		assertThat(URI.create("http://localhost" + target)).isNotNull();
		assertThat(RequestTargetEscaper.escape(target)).isEqualTo(target);
	}

	private static String escaped(String target) {
		EmbeddedChannel channel = new EmbeddedChannel(new HttpServerCodec(), new RequestTargetEscaper());
		try {
			String head = "GET " + target + " HTTP/1.1\r\nHost: localhost\r\n\r\n";
			channel.writeInbound(Unpooled.wrappedBuffer(head.getBytes(StandardCharsets.UTF_8)));
			HttpRequest request = channel.readInbound();
			return Objects.requireNonNull(request).uri();
		}
		finally {
			channel.finishAndReleaseAll();
		}
	}

}
