package io.spillway.web;

import io.netty.channel.ChannelException;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import reactor.core.publisher.Hooks;

import org.springframework.stereotype.Component;

/**
 * Logs errors that come when nobody waits for them any more. Reactor would log their
 * messages, which may quote a target, and each client that is slow or gone as a fault of
 * ours.
 */
@Component
class DroppedErrors {

	private static final Log logger = LogFactory.getLog(DroppedErrors.class);

	DroppedErrors() {
		// Hooks add up, and a process may start the service more than once.
		Hooks.resetOnErrorDropped();
		Hooks.onErrorDropped(DroppedErrors::log);
	}

	private static void log(Throwable error) {
		if (!Disconnections.isOne(error) && !(error instanceof ChannelException)) {
			logger.error("An error came too late to be answered", new RedactedException(error));
		}
	}

}
