package io.spillway.useragent;

import io.netty.handler.codec.http.HttpHeaders;

/** Tells visitors by the headers of their requests. Safe for use by many threads. */
public final class Visitors {

	/**
	 * Who makes a request. Never fails, whatever the headers are.
	 * @param headers those of the request
	 * @param head whether it is a HEAD request
	 * @param app whether an app asks, which wants to be told and not to be sent on
	 */
	public Visitor of(HttpHeaders headers, boolean head, boolean app) {
		return new Visitor(Device.OTHER, OperatingSystem.OTHER, app ? Client.APP : Client.BROWSER, null,
				head ? Bot.HEAD : Bot.NONE);
	}

}
