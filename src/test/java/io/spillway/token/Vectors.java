package io.spillway.token;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;

import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/** The key ring that the vectors in {@code /tokens} were made with. */
final class Vectors {

	private static final Map<Integer, byte[]> ENTRIES = entries();

	private Vectors() {
	}

	static KeyRing ring(int primary) {
		return new KeyRing(primary, ENTRIES);
	}

	/** An AES key, derived without the code under test. */
	static SecretKey key(int id, String info) throws GeneralSecurityException {
		return new SecretKeySpec(Hkdf.derive(entry(id), info), "AES");
	}

	static byte[] entry(int id) {
		return Objects.requireNonNull(ENTRIES.get(id));
	}

	private static Map<Integer, byte[]> entries() {
		Properties properties = new Properties();
		try (InputStream in = Vectors.class.getResourceAsStream("/tokens/ring.properties")) {
			properties.load(Objects.requireNonNull(in));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		Map<Integer, byte[]> entries = new HashMap<>();
		for (String id : properties.stringPropertyNames()) {
			entries.put(Integer.valueOf(id), Base64.getDecoder().decode(properties.getProperty(id)));
		}
		return entries;
	}

}
