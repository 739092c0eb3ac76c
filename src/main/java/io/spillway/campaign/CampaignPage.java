package io.spillway.campaign;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * A part of the list of campaigns.
 *
 * @param campaigns the campaigns, the newest first
 * @param next the cursor of the next part, null if this is the last
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record CampaignPage(List<CampaignView> campaigns, @Nullable String next) {
}
