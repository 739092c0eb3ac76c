package io.spillway.recording;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.List;

import io.spillway.useragent.Bot;
import io.spillway.useragent.Client;
import io.spillway.useragent.Device;
import io.spillway.useragent.OperatingSystem;

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

	/** The same of a stored link without a language. */
	private static final int MIN_EVENT_BYTES = 2 * Long.BYTES + 6 + 1 + Long.BYTES + Integer.BYTES;

	private static final int MAX_LANGUAGE = 3;

	private static final int KINDS = ClickedLink.Kind.values().length;

	private static final int OUTCOMES = Outcome.values().length;

	private static final int DEVICES = Device.values().length;

	private static final int SYSTEMS = OperatingSystem.values().length;

	private static final int CLIENTS = Client.values().length;

	private static final int BOTS = Bot.values().length;

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
		ClickedLink link = event.link();
		long traits = event.traits();
		out.putLong(event.idHigh())
			.putLong(event.idLow())
			.put((byte) Traits.kind(traits))
			.put((byte) Traits.outcome(traits))
			.put((byte) Traits.device(traits))
			.put((byte) Traits.system(traits))
			.put((byte) Traits.client(traits))
			.put((byte) Traits.bot(traits));
		writeLanguage(Traits.letters(traits), out);
		switch (link.kind()) {
			case STORED -> out.putLong(link.high()).putInt((int) link.low());
			case SEALED -> out.putLong(link.high()).putLong(link.low());
			case CAMPAIGN -> out.putInt((int) link.high()).putLong(link.low());
		}
	}

	private static void writeLanguage(long letters, ByteBuffer out) {
		out.put((byte) Traits.length(letters));
		for (long rest = letters; rest != 0; rest >>>= Byte.SIZE) {
			out.put((byte) rest);
		}
	}

	/**
	 * Reads a batch.
	 * @throws UnreadableBatchException if it is damaged or of a version that is not known
	 */
	static PagedEvents decode(byte[] bytes) throws UnreadableBatchException {
		ByteBuffer in = ByteBuffer.wrap(bytes);
		try {
			byte version = in.get();
			if (version != VERSION) {
				throw new UnreadableBatchException("version " + version);
			}
			int count = in.getInt();
			if (count < 0 || count > bytes.length / MIN_EVENT_BYTES) {
				throw new UnreadableBatchException("its length is wrong");
			}
			ClickPage page = new ClickPage(count);
			for (int i = 0; i < count; i++) {
				page.add(read(in), null);
			}
			if (in.hasRemaining()) {
				throw new UnreadableBatchException("its length is wrong");
			}
			return new PagedEvents(List.of(page), count, count);
		}
		catch (BufferUnderflowException _) {
			throw new UnreadableBatchException("it is cut off");
		}
	}

	private static ClickEvent read(ByteBuffer in) throws UnreadableBatchException {
		long idHigh = in.getLong();
		long idLow = in.getLong();
		int kind = number(in, 1, KINDS);
		int outcome = number(in, 1, OUTCOMES);
		int device = number(in, 0, DEVICES);
		int system = number(in, 0, SYSTEMS);
		int client = number(in, 0, CLIENTS);
		int bot = number(in, 0, BOTS);
		long traits = Traits.pack(kind, outcome, device, system, client, bot, readLetters(in));
		return new ClickEvent(idHigh, idLow, readLink(ClickedLink.Kind.of(kind), in), traits);
	}

	private static int number(ByteBuffer in, int first, int count) throws UnreadableBatchException {
		int number = in.get();
		if (number < first || number >= first + count) {
			throw new UnreadableBatchException("the number %d is none of %d".formatted(number, count));
		}
		return number;
	}

	private static long readLetters(ByteBuffer in) throws UnreadableBatchException {
		int length = in.get();
		if (length < 0 || length > MAX_LANGUAGE) {
			throw new UnreadableBatchException("a language has " + length + " letters");
		}
		long letters = 0;
		for (int i = 0; i < length; i++) {
			letters |= (in.get() & 0xFFL) << (i * Byte.SIZE);
		}
		return letters;
	}

	private static ClickedLink readLink(ClickedLink.Kind kind, ByteBuffer in) {
		return switch (kind) {
			case STORED -> new ClickedLink(kind, in.getLong(), Integer.toUnsignedLong(in.getInt()));
			case SEALED -> new ClickedLink(kind, in.getLong(), in.getLong());
			case CAMPAIGN -> new ClickedLink(kind, in.getInt(), in.getLong());
		};
	}

}
