package io.spillway.overload;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.util.ReferenceCountUtil;
import io.spillway.web.Draining;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class SheddingHandlerTests {

	private static final String POST = "POST /v1/links HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\n";

	private final ConcurrencyLimit calls = new ConcurrencyLimit(1, 1, Duration.ofSeconds(1));

	private final Draining draining = new Draining(Duration.ZERO);

	private final ShedRequests shed = new ShedRequests();

	private final List<String> passed = new ArrayList<>();

	private final Network network = new Network();

	private final EmbeddedChannel channel = new EmbeddedChannel(this.network, new HttpServerCodec(),
			new SheddingHandler(new Admission(this.calls, () -> 0), this.draining, this.shed), new NoteRequests());

	@AfterEach
	void endConnection() {
		this.channel.finishAndReleaseAll();
	}

	@Test
	void whatIsTakenOnPassesWhole() {
		assertThat(receive(POST + "\r\nbody")).isEmpty();
		assertThat(this.passed).containsExactly("/v1/links");
		assertThat(refused("api")).isZero();
	}

	@Test
	void aRefusalSaysWhenToComeBackAndKeepsTheConnection() {
		this.calls.begin();
		assertThat(receive(POST + "\r\nbody")).startsWith("HTTP/1.1 503 Service Unavailable\r\n")
			.containsIgnoringCase("retry-after: 1\r\n")
			.containsIgnoringCase("content-type: application/problem+json\r\n")
			.containsIgnoringCase("cache-control: no-store\r\n")
			.containsIgnoringCase("x-content-type-options: nosniff\r\n")
			.doesNotContainIgnoringCase("connection:")
			.contains("urn:spillway:problem:unavailable");
		assertThat(this.channel.isOpen()).isTrue();
		assertThat(this.passed).isEmpty();
	}

	@Test
	void theBodyOfARefusedRequestIsNotTakenForTheNextOne() {
		this.calls.begin();
		assertThat(receive(POST + "\r\nbo")).contains(" 503 ");
		this.calls.end(0, 0);
		assertThat(receive("dy" + POST + "\r\nbody")).isEmpty();
		assertThat(this.passed).containsExactly("/v1/links");
	}

	@Test
	void theConnectionIsReadOnAfterARefusal() {
		this.calls.begin();
		this.channel.config().setAutoRead(false);
		int before = this.network.reads;
		receive(POST + "\r\nbody");
		assertThat(this.network.reads).isEqualTo(before + 1);
	}

	@Test
	void aCallerWhoDoesNotReadAnswersIsNotReadFrom() {
		this.calls.begin();
		this.channel.config().setAutoRead(false);
		this.network.holds = true;
		int before = this.network.reads;
		receive(POST + "\r\nbody");
		assertThat(this.network.reads).isEqualTo(before);
		this.network.release();
		assertThat(this.network.reads).isEqualTo(before + 1);
	}

	@Test
	void theRestOfABodyIsReadEvenSo() {
		this.calls.begin();
		this.channel.config().setAutoRead(false);
		this.network.holds = true;
		int before = this.network.reads;
		receive(POST + "\r\nbo");
		assertThat(this.network.reads).isEqualTo(before + 1);
		this.network.release();
	}

	@Test
	void requestsThatAreSentTogetherAreAllAnswered() {
		this.calls.begin();
		assertThat(receive((POST + "\r\nbody").repeat(3)).split("HTTP/1.1 503 ", -1)).hasSize(4);
	}

	@Test
	void aRequestBehindOneThatIsNotAnsweredPasses() {
		receive("GET /abc HTTP/1.1\r\nHost: x\r\n\r\n");
		this.calls.begin();
		assertThat(receive(POST + "\r\nbody")).isEmpty();
		assertThat(this.passed).containsExactly("/abc", "/v1/links");
	}

	@Test
	void aRequestBehindOneThatIsAnsweredIsRefused() {
		receive("GET /abc HTTP/1.1\r\nHost: x\r\n\r\n");
		this.channel.writeOutbound(new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.FOUND));
		sent();
		this.calls.begin();
		assertThat(receive(POST + "\r\nbody")).contains(" 503 ");
	}

	@ParameterizedTest
	@ValueSource(strings = { "Connection: close\r\n", "Expect: 100-continue\r\n" })
	void aConnectionEndsThatTheCallerEndsOrMayNotGoOnWith(String header) {
		this.calls.begin();
		assertThat(receive(POST + header + "\r\n")).contains(" 503 ").containsIgnoringCase("connection: close\r\n");
		assertThat(this.channel.isOpen()).isFalse();
	}

	@Test
	void aConnectionEndsWhileTheServiceStops() {
		this.draining.stop();
		this.calls.begin();
		assertThat(receive(POST + "\r\nbody")).contains(" 503 ").containsIgnoringCase("connection: close\r\n");
		assertThat(this.channel.isOpen()).isFalse();
	}

	@Test
	void headGetsNoBody() {
		this.calls.begin();
		assertThat(receive("HEAD /v1/links/abc HTTP/1.1\r\nHost: x\r\n\r\n")).contains(" 503 ").endsWith("\r\n\r\n");
	}

	@Test
	void aBrowserGetsAPageInItsLanguage() {
		this.calls.begin();
		String get = "GET /v1 HTTP/1.1\r\nHost: x\r\nAccept: text/html,*/*;q=0.8\r\nAccept-Language: %s\r\n\r\n";
		assertThat(receive(get.formatted("ko"))).containsIgnoringCase("content-language: ko\r\n")
			.contains("잠시 후 다시 시도해 주세요");
		assertThat(receive(get.formatted("en"))).containsIgnoringCase("content-language: en\r\n")
			.contains("Please try again in a moment");
	}

	@Test
	void refusedCallsAreCounted() {
		assertThat(refused("api")).isZero();
		this.calls.begin();
		receive((POST + "\r\nbody").repeat(2));
		assertThat(refused("api")).isEqualTo(2);
		assertThat(refused("click")).isZero();
	}

	@Test
	void refusalsAreCountedByWhatWasRefused() {
		this.shed.add("/abc");
		this.shed.add("/v1");
		assertThat(refused("click")).isEqualTo(1);
		assertThat(refused("api")).isEqualTo(1);
	}

	private double refused(String call) {
		SimpleMeterRegistry registry = new SimpleMeterRegistry();
		this.shed.bindTo(registry);
		return registry.get("spillway.shed").tag("call", call).functionCounter().count();
	}

	@Test
	void whatIsNoRequestAtAllIsLeftToTheServer() {
		this.calls.begin();
		assertThat(receive("GET /v1 HTTP/x\r\n\r\n")).isEmpty();
		assertThat(this.passed).hasSize(1);
	}

	private String receive(String text) {
		this.channel.writeInbound(Unpooled.copiedBuffer(text, StandardCharsets.UTF_8));
		return sent();
	}

	private String sent() {
		StringBuilder all = new StringBuilder();
		for (ByteBuf part = this.channel.readOutbound(); part != null; part = this.channel.readOutbound()) {
			all.append(part.toString(StandardCharsets.UTF_8));
			part.release();
		}
		return all.toString();
	}

	private final class NoteRequests extends ChannelInboundHandlerAdapter {

		@Override
		public void channelRead(ChannelHandlerContext context, Object message) {
			if (message instanceof HttpRequest request) {
				SheddingHandlerTests.this.passed.add(request.uri());
			}
			ReferenceCountUtil.release(message);
		}

	}

	/** Counts reads, and keeps answers back if it is told to. */
	private static final class Network extends ChannelOutboundHandlerAdapter {

		private final List<Runnable> held = new ArrayList<>();

		private boolean holds;

		private int reads;

		@Override
		public void read(ChannelHandlerContext context) throws Exception {
			this.reads++;
			super.read(context);
		}

		@Override
		public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) throws Exception {
			if (this.holds) {
				this.held.add(() -> context.writeAndFlush(message, promise)
					.addListener(ChannelFutureListener.FIRE_EXCEPTION_ON_FAILURE));
			}
			else {
				super.write(context, message, promise);
			}
		}

		void release() {
			this.holds = false;
			this.held.forEach(Runnable::run);
		}

	}

}
