package io.spillway.statistics;

/**
 * Statements about roll-ups. Those of minutes have a row for each process that counted;
 * when a minute is over these are made one ({@link MinuteMerge}), and added to its
 * quarter of an hour. So what is not by the minute is the sum of quarters and of what is
 * not merged yet.
 */
final class RollUps {

	/** The slot of what is merged; those of processes are below it. */
	static final int MERGED = 64;

	private final Counted counted;

	private RollUps(Counted counted) {
		this.counted = counted;
	}

	static RollUps of(Counted counted) {
		return new RollUps(counted);
	}

	/**
	 * Adds up what lies in each interval that something lies in: a row for each; one of
	 * nulls if nothing does, and none if there is nothing to be counted.
	 * @param ofQuarters whether the intervals are made of whole quarters of an hour
	 */
	String byInterval(boolean ofQuarters) {
		return ifPresent("""
				select width_bucket(since, cast(:bounds as timestamptz[])) - 1 as interval, %s
				from (%s) as part group by 1
				""".formatted(sums(), ofQuarters ? quarters(":from", ":to") : minutes()));
	}

	/** Adds up everything, in one row, if there is something to be counted. */
	String ofAllTime() {
		return ifPresent("select %s from (%s) as part".formatted(sums(), quarters("'-infinity'", "'infinity'")));
	}

	private String ifPresent(String select) {
		return "select counts.* from (%s) as present left join (%s) as counts on true"
			.formatted(this.counted.presence(), select);
	}

	private String sums() {
		return """
				sum(clicks)::bigint as clicks, sum(%s)::bigint as recipients, sum(missed)::bigint as missed,
				sum(bots)::bigint as bots, sum(phones)::bigint as phones, sum(tablets)::bigint as tablets,
				sum(desktops)::bigint as desktops""".formatted(this.counted.hasRecipients() ? "recipients" : "0");
	}

	private String minutes() {
		return part("minute", ":from", ":to");
	}

	private String quarters(String from, String to) {
		return "%s union all %s and slot < %d".formatted(part("quarter", from, to), part("minute", from, to), MERGED);
	}

	private String part(String time, String from, String to) {
		return "select %s as since, clicks, %smissed, bots, phones, tablets, desktops from %s_%s where %s = :key and %s >= %s and %s < %s"
			.formatted(time, this.counted.hasRecipients() ? "recipients, " : "", this.counted.table(), time,
					this.counted.column(), time, from, time, to);
	}

}
