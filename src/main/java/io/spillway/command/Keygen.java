package io.spillway.command;

import java.io.PrintStream;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

import io.spillway.security.ApiKeys;
import io.spillway.security.Scope;
import io.spillway.token.KeyRing;

/** Prints a new entry of the key ring and a new API key, as environment variables. */
final class Keygen {

	private static final List<String> SCOPES = Stream.of(Scope.values()).map(Scope::setting).toList();

	private static final int API_KEY_BYTES = 32;

	private final SecureRandom random = new SecureRandom();

	void run(List<String> args, PrintStream out) {
		Options options = new Options(args, Set.of("id", "name", "scopes"));
		int id = options.number("id", 1, 0, KeyRing.MAX_ID);
		String name = options.text("name", "default");
		if (!name.matches("[a-z0-9]{1,32}")) {
			throw new UsageException("--name must have 1 to 32 lower-case letters and digits");
		}
		String scopes = options.text("scopes", "links");
		if (!SCOPES.containsAll(List.of(scopes.split(",", -1)))) {
			throw new UsageException("--scopes must be some of " + String.join(",", SCOPES));
		}
		String apiKey = "sw_" + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(API_KEY_BYTES));
		String variable = "SPILLWAY_API_KEYS_" + name.toUpperCase(Locale.ROOT);
		out.printf("""
				# An entry of the key ring: every replica needs the same ones. Keep it secret.
				SPILLWAY_KEYS_PRIMARY=%d
				SPILLWAY_KEYS_RING_%d=%s
				# An API key: the service needs its hash and scopes.
				%s_HASH=%s
				%s_SCOPES=%s
				# The API key itself: only its user needs it, and it is not shown again.
				SPILLWAY_API_KEY=%s
				""", id, id, Base64.getEncoder().encodeToString(bytes(KeyRing.ENTRY_BYTES)), variable,
				ApiKeys.hash(apiKey), variable, scopes, apiKey);
	}

	private byte[] bytes(int count) {
		byte[] bytes = new byte[count];
		this.random.nextBytes(bytes);
		return bytes;
	}

}
