package io.spillway.useragent;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import org.jspecify.annotations.Nullable;

/**
 * Tells visitors by the headers of their requests, in a fraction of a microsecond if
 * their user agent was seen before. Safe for use by many threads.
 */
public final class Visitors {

	private final SeenUserAgents seen = new SeenUserAgents(UserAgent::of);

	/** Creates it with nobody seen, but with the machines that are known. */
	Visitors() {
		KnownBots.ALL.find("");
	}

	/**
	 * Who makes a request. Never fails, whatever the headers are.
	 * @param headers those of the request
	 * @param head whether it is a HEAD request
	 * @param app whether an app asks, which wants to be told and not to be sent on
	 */
	public Visitor of(HttpHeaders headers, boolean head, boolean app) {
		UserAgent agent = agent(headers.get(HttpHeaderNames.USER_AGENT));
		return new Visitor(agent.device(), agent.system(), app ? Client.APP : agent.client(),
				AcceptLanguage.first(headers.get(HttpHeaderNames.ACCEPT_LANGUAGE)), bot(headers, agent, head, app));
	}

	private UserAgent agent(@Nullable String header) {
		if (header == null) {
			return UserAgent.NONE;
		}
		// Not kept: a key is not to be made of it each time, and people have none as
		// long.
		return (header.length() > UserAgent.MAX_LENGTH) ? this.seen.read(header.substring(0, UserAgent.MAX_LENGTH))
				: this.seen.get(header);
	}

	private static Bot bot(HttpHeaders headers, UserAgent agent, boolean head, boolean app) {
		if (head) {
			return Bot.HEAD;
		}
		if (Prefetch.isOne(headers)) {
			return Bot.PREFETCH;
		}
		// An app names the library that it asks with, as machines do.
		return (app && agent.bot() == Bot.CRAWLER) ? Bot.NONE : agent.bot();
	}

}
