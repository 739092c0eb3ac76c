package io.spillway.development;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Asks a database for one value, as a superuser would. */
public final class Query {

	private Query() {
	}

	/** The only value of a query's only row; "null" if it is null. */
	public static String text(TestDatabase database, String sql) {
		try (Connection connection = database.connect();
				Statement statement = connection.createStatement();
				ResultSet rows = statement.executeQuery(sql)) {
			if (!rows.next()) {
				throw new IllegalStateException("no row: " + sql);
			}
			return String.valueOf(rows.getString(1));
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	public static long number(TestDatabase database, String sql) {
		return Long.parseLong(text(database, sql));
	}

}
