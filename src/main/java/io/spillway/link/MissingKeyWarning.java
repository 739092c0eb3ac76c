package io.spillway.link;

import java.util.List;

import io.spillway.database.DatabaseGuard;
import io.spillway.token.KeyRing;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import reactor.core.publisher.Mono;

import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.r2dbc.core.DatabaseClient;

/** Warns after the start if there are links that the key ring cannot open. */
class MissingKeyWarning implements ApplicationListener<ApplicationReadyEvent> {

	private static final Log logger = LogFactory.getLog(MissingKeyWarning.class);

	private final DatabaseClient database;

	private final DatabaseGuard guard;

	private final KeyRing ring;

	MissingKeyWarning(DatabaseClient database, DatabaseGuard guard, KeyRing ring) {
		this.database = database;
		this.guard = guard;
		this.ring = ring;
	}

	@Override
	public void onApplicationEvent(ApplicationReadyEvent event) {
		missingKeys().subscribe(this::warn, (error) -> logger
			.warn("Could not check whether the key ring opens all links: " + error.getClass().getSimpleName()));
	}

	/**
	 * The ids of keys that links need and the ring lacks: a look into an index for each.
	 */
	Mono<List<Integer>> missingKeys() {
		return this.guard.guard(this.database.sql("""
				select id from generate_series(0, :max) as id
				where id <> all(:known) and exists (select from link where key_id = id::smallint)
				""")
			.bind("max", KeyRing.MAX_ID)
			.bind("known", this.ring.ids().toArray(Integer[]::new))
			.map((row) -> row.get("id", Integer.class))
			.all()
			.collectList());
	}

	private void warn(List<Integer> missing) {
		if (!missing.isEmpty()) {
			logger.warn("There are links that need keys %s, which are not in the ring: clicks on them are answered 503"
				.formatted(missing));
		}
	}

}
