package io.spillway.web;

import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.LastHttpContent;

/** Tells apart what a server writes. */
public final class Answers {

	private Answers() {
	}

	/** Whether this ends the answer to a request, as 100 Continue does not. */
	public static boolean isEnd(Object message) {
		return message instanceof LastHttpContent && !(message instanceof HttpResponse response
				&& response.status().codeClass() == HttpStatusClass.INFORMATIONAL);
	}

}
