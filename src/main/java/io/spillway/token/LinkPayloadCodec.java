package io.spillway.token;

import java.io.ByteArrayOutputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * Writes a {@link LinkPayload} as bytes: flags (1), createdAt (6, milliseconds since
 * 1970, big-endian), expiresAt (6, if flagged), data, label and the targets on iOS and on
 * Android (if flagged; UTF-8 behind its length of 2 bytes each), target (UTF-8, the
 * rest).
 */
public final class LinkPayloadCodec {

	private static final int PASS_QUERY = 1;

	private static final int EXPIRES = 1 << 1;

	private static final int DATA = 1 << 2;

	private static final int LABEL = 1 << 3;

	private static final int APP_DATA = 1 << 4;

	private static final int IOS = 1 << 5;

	private static final int ANDROID = 1 << 6;

	private static final int KNOWN = PASS_QUERY | EXPIRES | DATA | LABEL | APP_DATA | IOS | ANDROID;

	private static final int TIME_BYTES = 6;

	private static final int LENGTH_BYTES = 2;

	private static final Instant FIRST = Instant.EPOCH;

	private static final Instant LAST = Instant.ofEpochMilli((1L << (8 * TIME_BYTES)) - 1);

	private LinkPayloadCodec() {
	}

	/**
	 * Writes a payload.
	 * @throws IllegalArgumentException if a time is before 1970 or does not fit into 6
	 * bytes, or if data, label or the target on a platform have more than 65,535 bytes
	 */
	public static byte[] encode(LinkPayload payload) {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		out.write(flags(payload));
		writeTime(out, payload.createdAt());
		writeTime(out, payload.expiresAt());
		writeText(out, payload.data());
		writeText(out, payload.label());
		writeText(out, payload.targets().ios());
		writeText(out, payload.targets().android());
		out.writeBytes(payload.target().getBytes(StandardCharsets.UTF_8));
		return out.toByteArray();
	}

	/**
	 * Reads what {@link #encode} wrote.
	 * @throws UnreadableException if this version does not know its form
	 */
	public static LinkPayload decode(byte[] bytes) {
		try {
			ByteBuffer in = ByteBuffer.wrap(bytes);
			int flags = in.get() & 0xff;
			if ((flags & ~KNOWN) != 0) {
				throw new UnreadableException("the link was written by a newer version");
			}
			Instant createdAt = Instant.ofEpochMilli(readNumber(in, TIME_BYTES));
			Instant expiresAt = ((flags & EXPIRES) != 0) ? Instant.ofEpochMilli(readNumber(in, TIME_BYTES)) : null;
			String data = readText(in, (flags & DATA) != 0);
			String label = readText(in, (flags & LABEL) != 0);
			PlatformTargets targets = new PlatformTargets(readText(in, (flags & IOS) != 0),
					readText(in, (flags & ANDROID) != 0));
			String target = readText(in, in.remaining());
			return new LinkPayload(createdAt, expiresAt, target, data, label, (flags & PASS_QUERY) != 0, targets,
					(flags & APP_DATA) != 0);
		}
		catch (BufferUnderflowException _) {
			throw new UnreadableException("the link is not in a form that this version knows");
		}
	}

	private static int flags(LinkPayload payload) {
		return flag(PASS_QUERY, payload.passQuery()) | flag(EXPIRES, payload.expiresAt() != null)
				| flag(DATA, payload.data() != null) | flag(LABEL, payload.label() != null)
				| flag(APP_DATA, payload.appData()) | flag(IOS, payload.targets().ios() != null)
				| flag(ANDROID, payload.targets().android() != null);
	}

	private static int flag(int flag, boolean set) {
		return set ? flag : 0;
	}

	private static void writeTime(ByteArrayOutputStream out, @Nullable Instant time) {
		if (time != null) {
			// An Instant reaches further than a long counts milliseconds.
			if (time.isBefore(FIRST) || time.isAfter(LAST)) {
				throw new IllegalArgumentException("%s does not fit into %d bytes".formatted(time, TIME_BYTES));
			}
			writeNumber(out, time.toEpochMilli(), TIME_BYTES);
		}
	}

	private static void writeText(ByteArrayOutputStream out, @Nullable String text) {
		if (text != null) {
			byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
			if (bytes.length >= 1 << (8 * LENGTH_BYTES)) {
				throw new IllegalArgumentException("a text of %d bytes is too long".formatted(bytes.length));
			}
			writeNumber(out, bytes.length, LENGTH_BYTES);
			out.writeBytes(bytes);
		}
	}

	private static @Nullable String readText(ByteBuffer in, boolean there) {
		return there ? readText(in, (int) readNumber(in, LENGTH_BYTES)) : null;
	}

	private static String readText(ByteBuffer in, int length) {
		byte[] bytes = new byte[length];
		in.get(bytes);
		return new String(bytes, StandardCharsets.UTF_8);
	}

	private static void writeNumber(ByteArrayOutputStream out, long number, int bytes) {
		for (int shift = 8 * (bytes - 1); shift >= 0; shift -= 8) {
			out.write((int) (number >>> shift));
		}
	}

	private static long readNumber(ByteBuffer in, int bytes) {
		long number = 0;
		for (int i = 0; i < bytes; i++) {
			number = number << 8 | (in.get() & 0xff);
		}
		return number;
	}

}
