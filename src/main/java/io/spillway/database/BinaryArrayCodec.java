package io.spillway.database;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.r2dbc.postgresql.client.EncodedParameter;
import io.r2dbc.postgresql.codec.Codec;
import io.r2dbc.postgresql.extension.CodecRegistrar;
import io.r2dbc.postgresql.message.Format;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Sends a {@link BinaryArray}, which is never null; reads none. The driver asks for what
 * it says it can do only.
 */
final class BinaryArrayCodec implements Codec<BinaryArray> {

	/** Makes it known to a connection. */
	static final CodecRegistrar REGISTRAR = (_, _, registry) -> Mono
		.fromRunnable(() -> registry.addFirst(new BinaryArrayCodec()));

	private BinaryArrayCodec() {
	}

	@Override
	public boolean canEncode(Object value) {
		return value instanceof BinaryArray;
	}

	@Override
	public EncodedParameter encode(Object value) {
		return encode(value, ((BinaryArray) value).type());
	}

	@Override
	public EncodedParameter encode(Object value, int type) {
		return new EncodedParameter(Format.FORMAT_BINARY, type,
				Mono.fromSupplier(() -> Unpooled.wrappedBuffer(((BinaryArray) value).toBytes())));
	}

	@Override
	public boolean canEncodeNull(Class<?> type) {
		return false;
	}

	@Override
	public EncodedParameter encodeNull() {
		throw new UnsupportedOperationException("no array is null");
	}

	@Override
	public boolean canDecode(int type, Format format, Class<?> wanted) {
		return false;
	}

	@Override
	public @Nullable BinaryArray decode(@Nullable ByteBuf bytes, int type, Format format,
			Class<? extends BinaryArray> wanted) {
		throw new UnsupportedOperationException("no array is read");
	}

}
