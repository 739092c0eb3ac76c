package io.spillway.statistics;

import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Collectors;

import io.spillway.database.Cleanup;

/**
 * Makes one row of those that the processes have for a minute that is over, and adds it
 * to the row of its quarter of an hour, by one statement: whoever reads sees all of that
 * or nothing. Clicks that are recorded later make rows of their own, which are merged in
 * turn.
 */
final class MinuteMerge {

	/** After so long hardly anybody adds to a minute any more. */
	static final Duration AFTER = Duration.ofMinutes(5);

	private static final String[] COLUMNS = { "clicks", "missed", "bots", "phones", "tablets", "desktops" };

	private MinuteMerge() {
	}

	static Cleanup ofCampaigns() {
		String[] columns = Arrays.copyOf(COLUMNS, COLUMNS.length + 1);
		columns[COLUMNS.length] = "recipients";
		return cleanup("campaign", "campaign_id", columns);
	}

	static Cleanup ofLinks() {
		return cleanup("link", "link", COLUMNS);
	}

	private static Cleanup cleanup(String table, String key, String[] columns) {
		return new Cleanup("rows of minutes of a %s, which are merged".formatted(table), sql(table, key, columns),
				AFTER);
	}

	/**
	 * What is locked is being added to, and left for the next time. In order, so that two
	 * who merge do not wait for each other in turn.
	 */
	private static String sql(String table, String key, String[] columns) {
		String names = String.join(", ", columns);
		String sums = join(columns, "sum(%1$s)");
		String additions = join(columns, "%1$s = known.%1$s + excluded.%1$s");
		return """
				with old as (
					select * from %1$s_minute
					where slot < %2$d and minute < now() - make_interval(secs => :retention)
					order by %3$s, minute, slot limit :batch for update skip locked
				), merged as (
					insert into %1$s_minute as known (%3$s, minute, slot, %4$s)
					select %3$s, minute, %2$d, %5$s from old group by %3$s, minute order by %3$s, minute
					on conflict (%3$s, minute, slot) do update set %6$s
				), quarters as (
					insert into %1$s_quarter as known (%3$s, quarter, %4$s)
					select %3$s, date_bin('15 minutes', minute, 'epoch') as quarter, %5$s
					from old group by %3$s, quarter order by %3$s, quarter
					on conflict (%3$s, quarter) do update set %6$s
				)
				delete from %1$s_minute as gone using old
				where gone.%3$s = old.%3$s and gone.minute = old.minute and gone.slot = old.slot
				""".formatted(table, RollUps.MERGED, key, names, sums, additions);
	}

	private static String join(String[] columns, String format) {
		return Arrays.stream(columns).map(format::formatted).collect(Collectors.joining(", "));
	}

}
