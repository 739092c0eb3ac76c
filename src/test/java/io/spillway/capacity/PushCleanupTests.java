package io.spillway.capacity;

import io.spillway.database.MigratedDatabase;
import io.spillway.development.Query;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class PushCleanupTests {

	@AutoClose
	private final MigratedDatabase database = MigratedDatabase.create();

	@Test
	void pushesThatBeganMoreThanThirtyDaysAgoAreRemoved() {
		this.database.server().execute("""
				insert into campaign (name, target, created_at) values ('a', 'https://example.com', now());
				insert into push (campaign_id, starts_at, recipients, created_at, withdrawn_at) values
					(0, now() - interval '30 days 1 minute', 1, now(), null),
					(0, now() - interval '29 days 23:59:00', 2, now(), null),
					(0, now() - interval '30 days 1 minute', 3, now(), now()),
					(0, now() + interval '1 day', 4, now() - interval '31 days', now() - interval '31 days')
				""");
		this.database.cleanUp(new CapacityConfiguration().pushCleanup());
		assertThat(Query.text(this.database.server(), "select string_agg(recipients::text, ' ' order by id) from push"))
			.isEqualTo("2 4");
	}

}
