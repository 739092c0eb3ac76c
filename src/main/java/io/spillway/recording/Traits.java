package io.spillway.recording;

import io.spillway.useragent.Bot;
import io.spillway.useragent.Client;
import io.spillway.useragent.Device;
import io.spillway.useragent.OperatingSystem;
import io.spillway.useragent.Visitor;
import org.jspecify.annotations.Nullable;

/**
 * What a click is of few kinds of, in one number: from the lowest bit four bits each of
 * link, outcome, device, system, client and bot, then three characters of the language.
 */
final class Traits {

	private static final int BITS = 4;

	private static final int LANGUAGE = 6 * BITS;

	private static final ClickedLink.Kind[] KINDS = ClickedLink.Kind.values();

	private static final Outcome[] OUTCOMES = Outcome.values();

	private static final Device[] DEVICES = Device.values();

	private static final OperatingSystem[] SYSTEMS = OperatingSystem.values();

	private static final Client[] CLIENTS = Client.values();

	private static final Bot[] BOTS = Bot.values();

	private Traits() {
	}

	static long pack(ClickEvent event) {
		Visitor visitor = event.visitor();
		long packed = pack(visitor.language());
		packed = (packed << BITS) | visitor.bot().number();
		packed = (packed << BITS) | visitor.client().number();
		packed = (packed << BITS) | visitor.system().number();
		packed = (packed << BITS) | visitor.device().number();
		packed = (packed << BITS) | event.outcome().number();
		return (packed << BITS) | event.link().kind().number();
	}

	private static long pack(@Nullable String language) {
		long packed = 0;
		for (int i = (language != null) ? language.length() - 1 : -1; i >= 0; i--) {
			packed = (packed << Byte.SIZE) | String.valueOf(language).charAt(i);
		}
		return packed;
	}

	static ClickedLink.Kind kind(long traits) {
		return kind(trait(traits, 0));
	}

	static Outcome outcome(long traits) {
		return outcome(trait(traits, 1));
	}

	static Visitor visitor(long traits) {
		return visitor(trait(traits, 2), trait(traits, 3), trait(traits, 4), trait(traits, 5),
				language(traits >>> LANGUAGE));
	}

	private static int trait(long traits, int index) {
		return (int) (traits >>> (index * BITS)) & 0xF;
	}

	private static @Nullable String language(long packed) {
		if (packed == 0) {
			return null;
		}
		StringBuilder language = new StringBuilder(3);
		for (long rest = packed; rest != 0; rest >>>= Byte.SIZE) {
			language.append((char) (rest & 0xFF));
		}
		return language.toString();
	}

	/** The kind with a number, or an {@link ArrayIndexOutOfBoundsException}. */
	static ClickedLink.Kind kind(int number) {
		return KINDS[number - 1];
	}

	/** The outcome with a number, or an {@link ArrayIndexOutOfBoundsException}. */
	static Outcome outcome(int number) {
		return OUTCOMES[number - 1];
	}

	/** A visitor by numbers, or an {@link ArrayIndexOutOfBoundsException}. */
	static Visitor visitor(int device, int system, int client, int bot, @Nullable String language) {
		return new Visitor(DEVICES[device], SYSTEMS[system], CLIENTS[client], language, BOTS[bot]);
	}

}
