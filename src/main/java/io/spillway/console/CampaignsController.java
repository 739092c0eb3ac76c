package io.spillway.console;

import io.spillway.campaign.CampaignList;
import io.spillway.campaign.CampaignPage;
import io.spillway.campaign.CampaignSummary;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * The campaigns without where they lead: whoever may see numbers need not see targets.
 */
@RestController
@RequestMapping(path = "/console/api/campaigns", produces = MediaType.APPLICATION_JSON_VALUE)
class CampaignsController {

	private final CampaignList campaigns;

	CampaignsController(CampaignList campaigns) {
		this.campaigns = campaigns;
	}

	@GetMapping
	Mono<ResponseEntity<CampaignPage<CampaignSummary>>> list(
			@RequestParam(name = "limit", required = false) @Nullable String limit,
			@RequestParam(name = "cursor", required = false) @Nullable String cursor) {
		return this.campaigns.summaries(limit, cursor).map(CampaignsController::answer);
	}

	@GetMapping("/{id}")
	Mono<ResponseEntity<CampaignSummary>> get(@PathVariable("id") String id) {
		return this.campaigns.summary(id).map(CampaignsController::answer);
	}

	private static <T> ResponseEntity<T> answer(T body) {
		return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(body);
	}

}
