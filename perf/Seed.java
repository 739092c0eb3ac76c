import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;

import io.spillway.token.CampaignRecipient;
import io.spillway.token.CampaignTokens;
import io.spillway.token.KeyRing;
import io.spillway.token.LinkPayload;
import io.spillway.token.LinkPayloadCodec;
import io.spillway.token.Purpose;
import io.spillway.token.SealedTokens;
import io.spillway.token.Sealer;

/**
 * Writes links for the comparison, sealed with the key ring of the environment:
 * <pre>
 * SPILLWAY_KEYS_PRIMARY=1 SPILLWAY_KEYS_RING_1=... java -cp target/classes perf/Seed.java STORED SEALED FOLDER
 * </pre>
 * FOLDER/link.copy is for COPY link (token, key_id, sealed, created_at), FOLDER/peer.copy
 * for COPY link (code, url) of the peer, with the same links; FOLDER/sealed.tsv and
 * FOLDER/campaign.tsv have as many tokens each and their targets. Campaign 0 has the
 * target of all links as its template, and the numbers of stored links as recipients:
 * all three kinds lead to the same targets.
 * <p>
 * The tokens of stored links are numbers in disguise, and token(n) is all that a load
 * generator needs to know to click any of a million links: perf/compare.d has the same
 * formula in Lua and for pgbench. They are spread over 9 * 10^11 values as random ones
 * are over theirs, and no two are the same, because the factor and the modulus have no
 * divisor in common.
 */
final class Seed {

	private static final int CAMPAIGN = 0;

	private static final long FIRST = 100_000_000_000L;

	private static final long RANGE = 900_000_000_000L;

	private static final long FACTOR = 618_033_989L;

	private final KeyRing ring;

	private final Path folder;

	private final Instant now = Instant.now();

	private Seed(KeyRing ring, Path folder) {
		this.ring = ring;
		this.folder = folder;
	}

	public static void main(String[] args) throws IOException {
		Seed seed = new Seed(keyRing(System.getenv()), Path.of(args[2]));
		seed.writeStored(Integer.parseInt(args[0]));
		seed.writeSealed(Integer.parseInt(args[1]));
		seed.writeCampaign(Integer.parseInt(args[1]));
	}

	private static KeyRing keyRing(Map<String, String> environment) {
		int primary = Integer.parseInt(environment.get("SPILLWAY_KEYS_PRIMARY"));
		String entry = environment.get("SPILLWAY_KEYS_RING_" + primary);
		return new KeyRing(primary, Map.of(primary, Base64.getDecoder().decode(entry)));
	}

	private void writeStored(int count) throws IOException {
		Sealer sealer = new Sealer(this.ring, Purpose.STORED_LINK);
		try (BufferedWriter links = writer("link.copy"); BufferedWriter peers = writer("peer.copy")) {
			for (int i = 0; i < count; i++) {
				String token = token(i);
				byte[] sealed = sealer.seal(LinkPayloadCodec.encode(payload(token)),
						token.getBytes(StandardCharsets.US_ASCII));
				links.write("%s\t%d\t\\\\x%s\t%s\n".formatted(token, sealer.keyId(),
						HexFormat.of().formatHex(sealed), this.now));
				peers.write(token + '\t' + target(token) + '\n');
			}
		}
	}

	private void writeSealed(int count) throws IOException {
		SealedTokens tokens = new SealedTokens(this.ring);
		try (BufferedWriter sealed = writer("sealed.tsv")) {
			for (int i = 0; i < count; i++) {
				sealed.write(tokens.seal(payload(token(i))) + '\t' + target(token(i)) + '\n');
			}
		}
	}

	private void writeCampaign(int count) throws IOException {
		CampaignTokens tokens = new CampaignTokens(this.ring);
		try (BufferedWriter links = writer("campaign.tsv")) {
			for (int i = 0; i < count; i++) {
				String recipient = token(i);
				links.write(tokens.seal(new CampaignRecipient(CAMPAIGN, Long.parseLong(recipient))) + '\t'
						+ target(recipient) + '\n');
			}
		}
	}

	private BufferedWriter writer(String name) throws IOException {
		return Files.newBufferedWriter(this.folder.resolve(name));
	}

	private LinkPayload payload(String token) {
		return new LinkPayload(this.now, null, target(token), null, null, false);
	}

	private static String token(int number) {
		return Long.toString(FIRST + number * FACTOR % RANGE);
	}

	private static String target(String token) {
		return "https://shop.example/offers/" + token + "?utm_source=push&utm_campaign=comparison";
	}

}
