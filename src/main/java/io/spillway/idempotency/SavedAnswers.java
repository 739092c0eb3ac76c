package io.spillway.idempotency;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.Function;
import java.util.stream.Collectors;

import io.r2dbc.spi.Readable;
import reactor.core.publisher.Mono;

import org.springframework.r2dbc.core.DatabaseClient;

/** The saved answers in the database. */
class SavedAnswers {

	private final DatabaseClient database;

	SavedAnswers(DatabaseClient database) {
		this.database = database;
	}

	/** Takes a lock until the transaction ends; false if another transaction has it. */
	Mono<Boolean> tryLock(long lock) {
		return this.database.sql("select pg_try_advisory_xact_lock(:lock) as locked")
			.bind("lock", lock)
			.map((row) -> Boolean.TRUE.equals(row.get("locked", Boolean.class)))
			.one();
	}

	Mono<SavedAnswer> find(byte[] id, Duration retention) {
		return this.database.sql("""
				select key_id, request_mac, answer from idempotent_answer
				where id = :id and created_at > now() - make_interval(secs => :retention)
				""")
			.bind("id", ByteBuffer.wrap(id))
			.bind("retention", (double) retention.toSeconds())
			.map((row) -> new SavedAnswer(number(row), bytes(row, "request_mac"), bytes(row, "answer")))
			.one();
	}

	/** Saves an answer, in the place of one that is past its retention. */
	Mono<Void> save(byte[] id, SavedAnswer saved) {
		return this.database.sql("""
				insert into idempotent_answer (id, key_id, request_mac, answer) values (:id, :key, :mac, :answer)
				on conflict (id) do update set key_id = excluded.key_id, request_mac = excluded.request_mac,
					answer = excluded.answer, created_at = excluded.created_at
				""")
			.bind("id", ByteBuffer.wrap(id))
			.bind("key", (short) saved.keyId())
			.bind("mac", ByteBuffer.wrap(saved.requestMac()))
			.bind("answer", ByteBuffer.wrap(saved.sealed()))
			.then();
	}

	/**
	 * Saves answers whose ids have none, or one that is past its retention. Waits for
	 * transactions that are about to save one of the same id.
	 * @param answers the answers by the hexadecimal digits of their ids, sorted: all that
	 * wait for each other have to do so in the same order
	 * @return the ids of those that were saved
	 */
	Mono<Set<String>> saveMissing(SortedMap<String, SavedAnswer> answers, int keyId, Duration retention) {
		// As text: in an array the driver writes bytes in a form that the database takes
		// for other bytes.
		return this.database.sql("""
				insert into idempotent_answer (id, key_id, request_mac, answer)
				select decode(id, 'hex'), :key, decode(mac, 'hex'), decode(answer, 'hex')
				from unnest(:ids, :macs, :answers) as row (id, mac, answer)
				on conflict (id) do update set key_id = excluded.key_id, request_mac = excluded.request_mac,
					answer = excluded.answer, created_at = excluded.created_at
					where idempotent_answer.created_at <= now() - make_interval(secs => :retention)
				returning encode(id, 'hex') as id
				""")
			.bind("key", (short) keyId)
			.bind("ids", answers.keySet().toArray(String[]::new))
			.bind("macs", hex(answers, SavedAnswer::requestMac))
			.bind("answers", hex(answers, SavedAnswer::sealed))
			.bind("retention", (double) retention.toSeconds())
			.map((row) -> String.valueOf(row.get("id", String.class)))
			.all()
			.collect(Collectors.toSet());
	}

	/** The answers of ids, by the hexadecimal digits of these. */
	Mono<Map<String, SavedAnswer>> findAll(List<String> ids, Duration retention) {
		return this.database.sql("""
				select wanted.id, key_id, request_mac, answer from unnest(:ids) as wanted (id)
				join idempotent_answer on idempotent_answer.id = decode(wanted.id, 'hex')
				where created_at > now() - make_interval(secs => :retention)
				""")
			.bind("ids", ids.toArray(String[]::new))
			.bind("retention", (double) retention.toSeconds())
			.map((row) -> Map.entry(String.valueOf(row.get("id", String.class)),
					new SavedAnswer(number(row), bytes(row, "request_mac"), bytes(row, "answer"))))
			.all()
			.collectMap(Map.Entry::getKey, Map.Entry::getValue);
	}

	private static String[] hex(SortedMap<String, SavedAnswer> answers, Function<SavedAnswer, byte[]> bytes) {
		return answers.values().stream().map(bytes).map(HexFormat.of()::formatHex).toArray(String[]::new);
	}

	private static int number(Readable row) {
		Short number = row.get("key_id", Short.class);
		return (number != null) ? number : 0;
	}

	private static byte[] bytes(Readable row, String column) {
		ByteBuffer buffer = row.get(column, ByteBuffer.class);
		byte[] bytes = new byte[(buffer != null) ? buffer.remaining() : 0];
		if (buffer != null) {
			buffer.get(bytes);
		}
		return bytes;
	}

	/**
	 * A row.
	 *
	 * @param keyId the key that made the other two
	 * @param requestMac the MAC of the request
	 * @param sealed the answer, sealed
	 */
	@SuppressWarnings("ArrayRecordComponent") // never compared as a record
	record SavedAnswer(int keyId, byte[] requestMac, byte[] sealed) {
	}

}
