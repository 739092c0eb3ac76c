package io.spillway.recording;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import io.spillway.useragent.Visitor;
import org.jspecify.annotations.Nullable;

/**
 * Writes batches of events as bytes, and reads those that this version or an older one
 * wrote: a version, the number of events, and of each event its id, the numbers of what
 * it is made of, its language and its link.
 */
final class EventCodec {

	/** To be counted up when the form changes; what is on disk must stay readable. */
	private static final byte VERSION = 1;

	private static final int HEAD_BYTES = 1 + Integer.BYTES;

	/**
	 * Ids, six numbers, the length of a language and three letters, 16 bytes of a link.
	 */
	private static final int MAX_EVENT_BYTES = 2 * Long.BYTES + 6 + 1 + 3 + 2 * Long.BYTES;

	private static final int MAX_LANGUAGE = 3;

	private EventCodec() {
	}

	/** How many bytes so many events have at most. */
	static int maxBytes(int events) {
		return HEAD_BYTES + events * MAX_EVENT_BYTES;
	}

	static byte[] encode(List<ClickEvent> events) {
		ByteBuffer out = ByteBuffer.allocate(maxBytes(events.size()));
		out.put(VERSION).putInt(events.size());
		for (ClickEvent event : events) {
			write(event, out);
		}
		byte[] bytes = new byte[out.position()];
		out.flip().get(bytes);
		return bytes;
	}

	private static void write(ClickEvent event, ByteBuffer out) {
		Visitor visitor = event.visitor();
		ClickedLink link = event.link();
		out.putLong(event.idHigh())
			.putLong(event.idLow())
			.put((byte) link.kind().number())
			.put((byte) event.outcome().number())
			.put((byte) visitor.device().number())
			.put((byte) visitor.system().number())
			.put((byte) visitor.client().number())
			.put((byte) visitor.bot().number());
		writeLanguage(visitor.language(), out);
		switch (link.kind()) {
			case STORED -> out.putLong(link.high()).putInt((int) link.low());
			case SEALED -> out.putLong(link.high()).putLong(link.low());
			case CAMPAIGN -> out.putInt((int) link.high()).putLong(link.low());
		}
	}

	private static void writeLanguage(@Nullable String language, ByteBuffer out) {
		int length = (language != null) ? Math.min(language.length(), MAX_LANGUAGE) : 0;
		out.put((byte) length);
		for (int i = 0; i < length; i++) {
			out.put((byte) String.valueOf(language).charAt(i));
		}
	}

	/**
	 * Reads a batch.
	 * @throws UnreadableBatchException if it is damaged or of a version that is not known
	 */
	static List<ClickEvent> decode(byte[] bytes) throws UnreadableBatchException {
		ByteBuffer in = ByteBuffer.wrap(bytes);
		try {
			byte version = in.get();
			if (version != VERSION) {
				throw new UnreadableBatchException("version " + version);
			}
			int count = in.getInt();
			List<ClickEvent> events = new ArrayList<>(Math.min(Math.max(count, 0), bytes.length));
			for (int i = 0; i < count; i++) {
				events.add(read(in));
			}
			if (count < 0 || in.hasRemaining()) {
				throw new UnreadableBatchException("its length is wrong");
			}
			return events;
		}
		catch (BufferUnderflowException | ArrayIndexOutOfBoundsException _) {
			throw new UnreadableBatchException("what it says is unknown or cut off");
		}
	}

	private static ClickEvent read(ByteBuffer in) throws UnreadableBatchException {
		long idHigh = in.getLong();
		long idLow = in.getLong();
		ClickedLink.Kind kind = Traits.kind(in.get());
		Outcome outcome = Traits.outcome(in.get());
		int device = in.get();
		int system = in.get();
		int client = in.get();
		int bot = in.get();
		Visitor visitor = Traits.visitor(device, system, client, bot, readLanguage(in));
		return new ClickEvent(idHigh, idLow, readLink(kind, in), outcome, visitor);
	}

	private static @Nullable String readLanguage(ByteBuffer in) throws UnreadableBatchException {
		int length = in.get();
		if (length < 0 || length > MAX_LANGUAGE) {
			throw new UnreadableBatchException("a language has " + length + " letters");
		}
		byte[] language = new byte[length];
		in.get(language);
		return (language.length > 0) ? new String(language, StandardCharsets.US_ASCII) : null;
	}

	private static ClickedLink readLink(ClickedLink.Kind kind, ByteBuffer in) {
		return switch (kind) {
			case STORED -> new ClickedLink(kind, in.getLong(), Integer.toUnsignedLong(in.getInt()));
			case SEALED -> new ClickedLink(kind, in.getLong(), in.getLong());
			case CAMPAIGN -> new ClickedLink(kind, in.getInt(), in.getLong());
		};
	}

}
