package io.spillway.web;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.stream.IntStream;

import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.HttpRequest;

/**
 * Percent-encodes what no URL may hold and clients send nevertheless: browsers leave
 * characters like | and { bare in a query, others letters beyond ASCII. The server would
 * refuse the whole request, and a click would be lost over a query that does not matter.
 */
@ChannelHandler.Sharable
final class RequestTargetEscaper extends ChannelInboundHandlerAdapter {

	private static final HexFormat HEX = HexFormat.of().withUpperCase();

	private static final boolean[] ALLOWED = new boolean[256];

	static {
		// RFC 3986: unreserved, sub-delims, gen-delims without brackets.
		Arrays.fill(ALLOWED, 'a', 'z' + 1, true);
		Arrays.fill(ALLOWED, 'A', 'Z' + 1, true);
		Arrays.fill(ALLOWED, '0', '9' + 1, true);
		"-._~!$&'()*+,;=:/?@".chars().forEach((c) -> ALLOWED[c] = true);
	}

	@Override
	public void channelRead(ChannelHandlerContext context, Object message) {
		if (message instanceof HttpRequest request && needsEscape(request.uri())) {
			request.setUri(escape(request.uri()));
		}
		context.fireChannelRead(message);
	}

	private static boolean needsEscape(String target) {
		// Netty reads a byte as a character, and bytes are quicker to look at.
		for (byte b : target.getBytes(StandardCharsets.ISO_8859_1)) {
			if (b < 0 || !ALLOWED[b]) {
				return needsEscapeAnywhere(target);
			}
		}
		return false;
	}

	private static boolean needsEscapeAnywhere(String target) {
		return IntStream.range(0, target.length()).anyMatch((i) -> needsEscape(target, i));
	}

	private static boolean needsEscape(String target, int i) {
		char c = target.charAt(i);
		return switch (c) {
			case '%' -> !isEscape(target, i);
			case '#' -> target.indexOf('#') < i;
			default -> c >= ALLOWED.length || !ALLOWED[c];
		};
	}

	private static boolean isEscape(String target, int i) {
		return i + 2 < target.length() && HexFormat.isHexDigit(target.charAt(i + 1))
				&& HexFormat.isHexDigit(target.charAt(i + 2));
	}

	static String escape(String target) {
		StringBuilder escaped = new StringBuilder(target.length() + 16);
		for (int i = 0; i < target.length(); i++) {
			if (needsEscape(target, i)) {
				// Netty reads a byte as a character.
				escaped.append('%').append(HEX.toHexDigits((byte) target.charAt(i)));
			}
			else {
				escaped.append(target.charAt(i));
			}
		}
		return escaped.toString();
	}

}
