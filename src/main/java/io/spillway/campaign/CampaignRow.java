package io.spillway.campaign;

import java.time.Instant;

import io.r2dbc.spi.Readable;
import io.spillway.database.Rows;

/** Reads rows of campaigns. */
final class CampaignRow {

	static final String COLUMNS = "id, version, name, target, target_ios, target_android, fallback, starts_at, ends_at, "
			+ "app_data, created_at";

	private CampaignRow() {
	}

	static Campaign read(Readable row) {
		return new Campaign(Rows.required(row, "id", Integer.class), Rows.required(row, "version", Integer.class),
				Rows.required(row, "created_at", Instant.class), fields(row));
	}

	private static CampaignFields fields(Readable row) {
		String fallback = row.get("fallback", String.class);
		return new CampaignFields(Rows.required(row, "name", String.class),
				TargetTemplate.of(Rows.required(row, "target", String.class)), row.get("starts_at", Instant.class),
				row.get("ends_at", Instant.class), (fallback != null) ? Fallback.of(fallback) : null,
				PlatformTemplates.of(row.get("target_ios", String.class), row.get("target_android", String.class)),
				Rows.required(row, "app_data", Boolean.class));
	}

}
