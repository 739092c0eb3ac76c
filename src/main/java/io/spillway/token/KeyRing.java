package io.spillway.token;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import javax.crypto.KDF;
import javax.crypto.SecretKey;
import javax.crypto.spec.HKDFParameterSpec;
import org.jspecify.annotations.Nullable;

/**
 * The keys that seal and open tokens. The primary entry seals, every entry opens. An
 * entry is never used itself: each {@link Purpose} gets its own key from it by
 * HKDF-SHA256 (RFC 5869) without salt, the purpose as info.
 */
public final class KeyRing {

	/** The size of an entry in bytes. */
	public static final int ENTRY_BYTES = 32;

	/** The largest id of an entry; the smallest is 0. */
	public static final int MAX_ID = 255;

	private final int primary;

	private final Set<Integer> ids = new LinkedHashSet<>();

	private final Map<Integer, Map<Purpose, SecretKey>> keys = new HashMap<>();

	private final SealCounts seals = new SealCounts();

	/**
	 * Derives the keys of every entry.
	 * @param primary the id of the entry that seals
	 * @param entries the entries by id (0 .. 255), 32 bytes each
	 * @throws IllegalArgumentException if an id or an entry is out of range or the
	 * primary is not among them; the message names ids and sizes, never an entry
	 */
	public KeyRing(int primary, Map<Integer, byte[]> entries) {
		if (!entries.containsKey(primary)) {
			throw new IllegalArgumentException("the primary key %d is not in the ring".formatted(primary));
		}
		this.primary = primary;
		this.ids.add(primary);
		new TreeMap<>(entries).forEach((id, entry) -> {
			check(id, entry, entries);
			this.ids.add(id);
			this.keys.put(id, derive(entry));
		});
	}

	private static void check(int id, byte[] entry, Map<Integer, byte[]> entries) {
		if (id < 0 || id > MAX_ID) {
			throw new IllegalArgumentException("key id %d is not within 0..%d".formatted(id, MAX_ID));
		}
		if (entry.length != ENTRY_BYTES) {
			throw new IllegalArgumentException(
					"key %d has %d bytes instead of %d".formatted(id, entry.length, ENTRY_BYTES));
		}
		if (entries.values().stream().filter((other) -> MessageDigest.isEqual(other, entry)).count() > 1) {
			// Removing one of them would not retire the key.
			throw new IllegalArgumentException("key %d is in the ring under another id as well".formatted(id));
		}
	}

	private static Map<Purpose, SecretKey> derive(byte[] entry) {
		Map<Purpose, SecretKey> derived = new EnumMap<>(Purpose.class);
		try {
			KDF hkdf = KDF.getInstance("HKDF-SHA256");
			for (Purpose purpose : Purpose.values()) {
				derived.put(purpose, hkdf.deriveKey(purpose.algorithm(),
						HKDFParameterSpec.ofExtract().addIKM(entry).thenExpand(purpose.info(), ENTRY_BYTES)));
			}
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException("this runtime lacks HKDF-SHA256", ex);
		}
		return derived;
	}

	/** The id of the entry that seals. */
	public int primary() {
		return this.primary;
	}

	/** The ids in the order in which to try them: the primary first. */
	public Set<Integer> ids() {
		return Collections.unmodifiableSet(this.ids);
	}

	/** How often the primary entry has sealed. */
	public SealCounts seals() {
		return this.seals;
	}

	/** The key of an entry for a purpose, or null if the ring has no such entry. */
	@Nullable SecretKey key(int id, Purpose purpose) {
		Map<Purpose, SecretKey> derived = this.keys.get(id);
		return (derived != null) ? derived.get(purpose) : null;
	}

	SecretKey primaryKey(Purpose purpose) {
		SecretKey key = key(this.primary, purpose);
		if (key == null) {
			throw new IllegalStateException("the ring lost its primary key");
		}
		return key;
	}

	@Override
	public String toString() {
		return "KeyRing[primary=%d, ids=%s]".formatted(this.primary, this.ids);
	}

}
