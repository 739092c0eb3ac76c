package io.spillway.campaign;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * A part of the list of campaigns.
 *
 * @param <T> how campaigns are shown
 * @param campaigns the campaigns, the newest first
 * @param next the cursor of the next part, null if this is the last
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CampaignPage<T>(List<T> campaigns, @Nullable String next) {
}
