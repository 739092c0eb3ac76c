package io.spillway.click;

import java.util.concurrent.atomic.AtomicReference;

import io.netty.channel.EventLoop;
import io.netty.handler.codec.http.HttpMethod;
import io.spillway.recording.ClickRecorder;
import io.spillway.recording.ClickedLink;
import io.spillway.recording.Durability;
import io.spillway.recording.Outcome;
import io.spillway.token.CampaignRecipient;
import io.spillway.useragent.Visitor;
import io.spillway.useragent.Visitors;
import io.spillway.web.FailedRequest;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.netty.http.server.HttpServerRequest;

/** Has clicks recorded that were on links that there are. */
final class ClickRecording {

	private final ClickRecorder recorder;

	private final Visitors visitors;

	ClickRecording(ClickRecorder recorder, Visitors visitors) {
		this.recorder = recorder;
		this.visitors = visitors;
	}

	/** Begins: clicks come from now on. */
	void start() {
		this.recorder.start();
	}

	/** Whether a click is answered only when its record is safe. */
	boolean isAwaited() {
		return this.recorder.durability() == Durability.COMMIT;
	}

	/** Records a click, if anything is recorded of it, and waits for nothing. */
	void record(Click click, HttpServerRequest request, Resolved resolved) {
		Outcome outcome = resolved.recorded();
		if (outcome == null || this.recorder.durability() == Durability.OFF) {
			return;
		}
		ClickedLink link = link(click, resolved.recipient());
		if (link != null) {
			this.recorder.record(link, outcome, visitor(click, request));
		}
	}

	/**
	 * Records a click.
	 * @return the same click once its record is safe, or one that cannot be answered; on
	 * the event loop of its connection
	 */
	Mono<Resolved> recordSafely(Click click, HttpServerRequest request, Resolved resolved) {
		Outcome outcome = resolved.recorded();
		ClickedLink link = link(click, resolved.recipient());
		if (outcome == null || link == null) {
			return Mono.just(resolved);
		}
		return this.recorder.recordSafely(link, outcome, visitor(click, request))
			.thenReturn(resolved)
			.onErrorResume((error) -> Mono.just(Resolved.refused(FailedRequest.problem("click", error))))
			.publishOn(Schedulers.fromExecutor(loop(request)));
	}

	private Visitor visitor(Click click, HttpServerRequest request) {
		return this.visitors.of(click.headers(), request.method().equals(HttpMethod.HEAD), click.app());
	}

	private static @Nullable ClickedLink link(Click click, @Nullable CampaignRecipient recipient) {
		return switch (click.kind()) {
			case STORED -> ClickedLink.stored(click.token());
			case SEALED -> ClickedLink.sealed(click.token());
			case CAMPAIGN -> (recipient != null) ? ClickedLink.campaign(recipient) : null;
			case null -> null;
		};
	}

	private static EventLoop loop(HttpServerRequest request) {
		AtomicReference<@Nullable EventLoop> loop = new AtomicReference<>();
		request.withConnection((connection) -> loop.set(connection.channel().eventLoop()));
		EventLoop found = loop.get();
		if (found == null) {
			throw new IllegalStateException("a request has no connection");
		}
		return found;
	}

}
