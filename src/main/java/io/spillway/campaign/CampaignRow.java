package io.spillway.campaign;

import java.time.Instant;
import java.util.Objects;

import io.r2dbc.spi.Readable;
import org.jspecify.annotations.Nullable;

/** Reads rows of campaigns. */
final class CampaignRow {

	static final String COLUMNS = "id, version, name, target, target_ios, target_android, fallback, starts_at, ends_at, "
			+ "app_data, created_at";

	private CampaignRow() {
	}

	static Campaign read(Readable row) {
		return new Campaign(required(row, "id", Integer.class), required(row, "version", Integer.class),
				required(row, "created_at", Instant.class), fields(row));
	}

	private static CampaignFields fields(Readable row) {
		String fallback = row.get("fallback", String.class);
		return new CampaignFields(required(row, "name", String.class),
				TargetTemplate.of(required(row, "target", String.class)), row.get("starts_at", Instant.class),
				row.get("ends_at", Instant.class), (fallback != null) ? Fallback.of(fallback) : null,
				PlatformTemplates.of(row.get("target_ios", String.class), row.get("target_android", String.class)),
				required(row, "app_data", Boolean.class));
	}

	private static <T> T required(Readable row, String column, Class<T> type) {
		@Nullable T value = row.get(column, type);
		return Objects.requireNonNull(value, column);
	}

}
