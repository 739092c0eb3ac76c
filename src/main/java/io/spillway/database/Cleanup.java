package io.spillway.database;

import java.time.Duration;

/**
 * A statement that removes a batch of rows past their retention.
 *
 * @param rows what the rows are, for the log
 * @param sql the statement, with {@code :retention} in seconds and {@code :batch} rows;
 * it skips rows that are locked, so that replicas do not wait for each other
 * @param retention how long rows are kept
 */
public record Cleanup(String rows, String sql, Duration retention) {
}
