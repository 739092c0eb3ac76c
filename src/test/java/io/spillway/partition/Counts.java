package io.spillway.partition;

/** What is added up, and the same counted. */
final class Counts {

	/** Campaign, minute, clicks, recipients, missed, bots, phones, tablets, desktops. */
	static final String ADDED_UP = """
			select coalesce(string_agg(line, '; ' order by line), 'none') from (
				select concat_ws(' ', campaign_id, to_char(minute at time zone 'UTC', 'HH24:MI'), sum(clicks),
					sum(recipients), sum(missed), sum(bots), sum(phones), sum(tablets), sum(desktops)) as line
				from campaign_minute group by campaign_id, minute
				having sum(clicks) <> 0 or sum(recipients) <> 0 or sum(missed) <> 0 or sum(bots) <> 0) as minutes
			""";

	static final String COUNTED = """
			select coalesce(string_agg(line, '; ' order by line), 'none') from (
				select concat_ws(' ', campaign_id, to_char(minute at time zone 'UTC', 'HH24:MI'),
					count(*) filter (where led), count(*) filter (where led and clicked_at = first_at and nth = 1),
					count(*) filter (where bot = 0 and not led), count(*) filter (where bot > 0),
					count(*) filter (where led and device = 1), count(*) filter (where led and device = 2),
					count(*) filter (where led and device = 3)) as line
				from (
					select *, row_number() over (partition by campaign_id, recipient, led, clicked_at) as nth,
						min(clicked_at) filter (where led) over (partition by campaign_id, recipient) as first_at
					from (
						select *, date_trunc('minute', clicked_at) as minute,
							bot = 0 and outcome in (1, 2) as led
						from click where campaign_id is not null) as clicks) as clicks
				group by campaign_id, minute) as minutes
			""";

	static final String LINKS_ADDED_UP = """
			select coalesce(string_agg(line, '; ' order by line), 'none') from (
				select concat_ws(' ', convert_from(link, 'UTF8'), to_char(minute at time zone 'UTC', 'HH24:MI'),
					sum(clicks), sum(missed), sum(bots), sum(phones), sum(tablets), sum(desktops)) as line
				from link_minute group by link, minute) as minutes
			""";

	private Counts() {
	}

}
