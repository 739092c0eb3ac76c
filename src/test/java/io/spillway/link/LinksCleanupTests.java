package io.spillway.link;

import java.time.Duration;
import java.util.List;

import io.spillway.database.MigratedDatabase;
import io.spillway.development.Query;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class LinksCleanupTests {

	@AutoClose
	private final MigratedDatabase database = MigratedDatabase.create();

	@Test
	void linksPastTheirRetentionAreRemoved() {
		insert("expired_long", "now() - interval '30 days 1 minute'", "null");
		insert("revoked_long", "null", "now() - interval '30 days 1 minute'");
		insert("rev_then_exp", "now() + interval '1 day'", "now() - interval '30 days 1 minute'");
		insert("exp_then_rev", "now() - interval '30 days 1 minute'", "now()");
		insert("expired_keep", "now() - interval '29 days 23:59:00'", "null");
		insert("revoked_keep", "null", "now() - interval '29 days 23:59:00'");
		insert("active_until", "now() + interval '1 day'", "null");
		insert("active_ever_", "null", "null");
		cleanUp(Duration.ofDays(30));
		assertThat(tokens()).isEqualTo("active_ever_ active_until expired_keep revoked_keep");
	}

	@Test
	void noRetentionRemovesWhatHasEndedAndNothingElse() {
		insert("expired_now_", "now()", "null");
		insert("active_until", "now() + interval '1 minute'", "null");
		insert("active_ever_", "null", "null");
		cleanUp(Duration.ZERO);
		assertThat(tokens()).isEqualTo("active_ever_ active_until");
	}

	private void cleanUp(Duration retention) {
		LinksProperties properties = new LinksProperties(retention, List.of("https"), List.of());
		this.database.cleanUp(new LinkConfiguration().linksCleanup(properties));
	}

	private void insert(String token, String expiresAt, String revokedAt) {
		this.database.server().execute("""
				insert into link (token, key_id, sealed, created_at, expires_at, revoked_at)
				values ('%s', 1, '', now(), %s, %s)
				""".formatted(token, expiresAt, revokedAt));
	}

	private String tokens() {
		return Query.text(this.database.server(), "select string_agg(token, ' ' order by token) from link");
	}

}
