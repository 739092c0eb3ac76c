package io.spillway.token;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** Key rings for tests. */
public final class Rings {

	private Rings() {
	}

	/** A ring of these ids; the same id has the same entry in every ring. */
	public static KeyRing of(int primary, int... others) {
		Map<Integer, byte[]> entries = new HashMap<>();
		entries.put(primary, entry(primary));
		for (int id : others) {
			entries.put(id, entry(id));
		}
		return new KeyRing(primary, entries);
	}

	static byte[] entry(int id) {
		byte[] entry = new byte[KeyRing.ENTRY_BYTES];
		Arrays.fill(entry, (byte) id);
		return entry;
	}

}
