package io.spillway.revocation;

import io.spillway.database.MigratedDatabase;
import io.spillway.development.Query;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class DenyListCleanupTests {

	@AutoClose
	private final MigratedDatabase database = MigratedDatabase.create();

	@Test
	void entriesOfLinksThatExpiredMoreThanADayAgoAreRemoved() {
		this.database.server().execute("""
				insert into deny_list (kind, subject, denied, expires_at) values
					(1, '\\x01', true, now() - interval '24:01:00'),
					(1, '\\x02', true, now() - interval '23:59:00'),
					(1, '\\x03', true, now() + interval '1 day'),
					(1, '\\x04', true, null),
					(1, '\\x05', false, now() - interval '25:00:00'),
					(2, '\\x01', true, now() - interval '25:00:00'),
					(2, '\\x02', true, null)
				""");
		this.database.cleanUp(new RevocationConfiguration().denyListCleanup());
		assertThat(Query.text(this.database.server(), """
				select string_agg(kind || ':' || encode(subject, 'hex'), ' ' order by kind, subject) from deny_list
				""")).isEqualTo("1:02 1:03 1:04 2:02");
	}

}
