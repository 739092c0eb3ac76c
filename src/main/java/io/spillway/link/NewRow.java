package io.spillway.link;

import java.util.HexFormat;
import java.util.List;
import java.util.function.Function;

import io.r2dbc.spi.Connection;
import io.spillway.token.LinkPayload;
import reactor.core.publisher.Flux;

/**
 * The row of a stored link that is to be inserted.
 *
 * @param token the link's token
 * @param sealed the payload, sealed
 * @param payload what the link says
 */
@SuppressWarnings("ArrayRecordComponent") // the same only if it is the same array
record NewRow(String token, byte[] sealed, LinkPayload payload) {

	/**
	 * A row that is there with the same bytes was inserted by an earlier attempt, whose
	 * answer was lost. As text: in an array the driver writes bytes in a form that the
	 * database takes for other bytes.
	 */
	private static final String SQL = """
			insert into link (token, key_id, sealed, created_at, expires_at)
			select token, $1, decode(sealed, 'hex'), created_at::timestamptz, nullif(expires_at, '')::timestamptz
			from unnest($2::text[], $3::text[], $4::text[], $5::text[]) as row (token, sealed, created_at, expires_at)
			on conflict (token) do update set sealed = link.sealed where link.sealed = excluded.sealed
			returning token
			""";

	/**
	 * Inserts rows by one statement, which can be repeated.
	 * @param keyId the entry of the key ring that sealed them
	 * @return the tokens of those that are there now; a token that is taken by another
	 * link is not among them
	 */
	static Flux<String> insert(Connection connection, int keyId, List<NewRow> rows) {
		return Flux
			.from(connection.createStatement(SQL)
				.bind("$1", (short) keyId)
				.bind("$2", column(rows, NewRow::token))
				.bind("$3", column(rows, (row) -> HexFormat.of().formatHex(row.sealed())))
				.bind("$4", column(rows, (row) -> row.payload().createdAt()))
				.bind("$5", column(rows, (row) -> (row.payload().expiresAt() != null) ? row.payload().expiresAt() : ""))
				.execute())
			.concatMap((result) -> result.map((row) -> String.valueOf(row.get(0, String.class))));
	}

	private static String[] column(List<NewRow> rows, Function<NewRow, Object> value) {
		return rows.stream().map((row) -> value.apply(row).toString()).toArray(String[]::new);
	}

	/** Names no token: whoever has it can follow the link. */
	@Override
	public String toString() {
		return "NewRow[createdAt=%s]".formatted(this.payload.createdAt());
	}

}
