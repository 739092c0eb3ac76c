package io.spillway.campaign;

import java.net.URI;
import java.security.Principal;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.spillway.idempotency.Answer;
import io.spillway.idempotency.IdempotencyKey;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(CampaignCreation.PATH)
class CampaignController {

	private static final String MERGE_PATCH = "application/merge-patch+json";

	private final CampaignStore store;

	private final CampaignCreation creation;

	private final CampaignChange change;

	private final CampaignViews views;

	private final CampaignList list;

	CampaignController(CampaignStore store, CampaignCreation creation, CampaignChange change, CampaignViews views,
			CampaignList list) {
		this.store = store;
		this.creation = creation;
		this.change = change;
		this.views = views;
		this.list = list;
	}

	@PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE, produces = MediaType.APPLICATION_JSON_VALUE)
	Mono<ResponseEntity<String>> create(@RequestBody CampaignRequest request, @RequestHeader HttpHeaders headers,
			Principal caller) {
		return Mono.defer(() -> {
			IdempotencyKey key = IdempotencyKey.of(caller.getName(), headers);
			return (key == null) ? this.creation.create(request) : this.creation.createOnce(key, request);
		}).map(this::created);
	}

	private ResponseEntity<String> created(Answer answer) {
		return ResponseEntity.created(URI.create(answer.location()))
			.contentType(MediaType.APPLICATION_JSON)
			.eTag(this.creation.tag(answer))
			.cacheControl(CacheControl.noStore())
			.body(answer.body());
	}

	@GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
	Mono<ResponseEntity<CampaignPage<CampaignView>>> list(
			@RequestParam(name = "limit", required = false) @Nullable String limit,
			@RequestParam(name = "cursor", required = false) @Nullable String cursor) {
		return this.list.views(limit, cursor)
			.map((page) -> ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(page));
	}

	@GetMapping(path = "/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
	Mono<ResponseEntity<CampaignView>> get(@PathVariable("id") String id, @RequestHeader HttpHeaders headers) {
		return Mono.defer(() -> this.store.find(Numbers.campaign(id)))
			.switchIfEmpty(Mono.error(Numbers::unknownCampaign))
			.map((campaign) -> show(campaign, CacheControl.noCache()))
			.map((shown) -> EntityTags.isAnyKnown(headers) ? notModified(shown) : shown);
	}

	private static ResponseEntity<CampaignView> notModified(ResponseEntity<CampaignView> shown) {
		return new ResponseEntity<>(shown.getHeaders(), HttpStatus.NOT_MODIFIED);
	}

	@PatchMapping(path = "/{id}", consumes = MERGE_PATCH, produces = MediaType.APPLICATION_JSON_VALUE)
	Mono<ResponseEntity<CampaignView>> change(@PathVariable("id") String id, @RequestBody ObjectNode body,
			@RequestHeader HttpHeaders headers) {
		return Mono.defer(() -> this.change.change(Numbers.campaign(id), EntityTags.ofIfMatch(headers), body))
			.map((campaign) -> show(campaign, CacheControl.noStore()));
	}

	private ResponseEntity<CampaignView> show(Campaign campaign, CacheControl cacheControl) {
		CampaignView view = this.views.of(campaign);
		return ResponseEntity.ok().cacheControl(cacheControl).eTag(EntityTags.of(campaign, view.status())).body(view);
	}

}
