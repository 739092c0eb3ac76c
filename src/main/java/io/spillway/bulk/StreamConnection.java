package io.spillway.bulk;

import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelOption;
import io.netty.handler.codec.http.HttpVersion;

/**
 * The connection that a stream goes over.
 *
 * @param version the version of the request
 */
record StreamConnection(Channel channel, HttpVersion version) {

	/**
	 * Ends it such that the answer does not look whole: without its last chunk, or by a
	 * reset where the end of the connection is the end of the answer.
	 */
	void abort() {
		if (!this.version.equals(HttpVersion.HTTP_1_1)) {
			this.channel.config().setOption(ChannelOption.SO_LINGER, 0);
		}
		this.channel.close().addListener(ChannelFutureListener.FIRE_EXCEPTION_ON_FAILURE);
	}

}
