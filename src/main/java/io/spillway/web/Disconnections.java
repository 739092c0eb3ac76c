package io.spillway.web;

import reactor.netty.channel.AbortedException;

/** Tells errors that only say that the client has gone: nobody is left to answer. */
public final class Disconnections {

	private Disconnections() {
	}

	/** Whether an error says no more than that. */
	public static boolean isOne(Throwable error) {
		return error instanceof AbortedException || AbortedException.isConnectionReset(error);
	}

}
