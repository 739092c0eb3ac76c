package io.spillway.capacity;

import java.net.URI;
import java.security.Principal;
import java.time.Clock;
import java.util.regex.Pattern;

import io.spillway.campaign.Numbers;
import io.spillway.campaign.RequiredCampaigns;
import io.spillway.idempotency.IdempotencyKey;
import io.spillway.web.ProblemException;
import io.spillway.web.ProblemType;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Announces, lists, shows and withdraws the pushes of a campaign. */
@RestController
@RequestMapping(PushController.PATH)
class PushController {

	static final String PATH = "/v1/campaigns/{id}/pushes";

	/** As far as a number of the database may go, but not beyond what a long has. */
	private static final Pattern NUMBER = Pattern.compile("0|[1-9][0-9]{0,17}");

	private final Announcement announcement;

	private final RequiredCampaigns campaigns;

	private final PushStore store;

	private final Clock clock;

	PushController(Announcement announcement, RequiredCampaigns campaigns, PushStore store, Clock clock) {
		this.announcement = announcement;
		this.campaigns = campaigns;
		this.store = store;
		this.clock = clock;
	}

	static String path(int campaign) {
		return PATH.replace("{id}", String.valueOf(campaign));
	}

	@PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE, produces = MediaType.APPLICATION_JSON_VALUE)
	Mono<ResponseEntity<String>> announce(@PathVariable("id") String id, @RequestBody PushRequest request,
			@RequestHeader HttpHeaders headers, Principal caller) {
		return Mono.defer(() -> {
			int campaign = Numbers.campaign(id);
			IdempotencyKey key = IdempotencyKey.of(caller.getName(), headers);
			return (key == null) ? this.announcement.announce(campaign, request)
					: this.announcement.announceOnce(key, campaign, request);
		})
			.map((answer) -> ResponseEntity.created(URI.create(answer.location()))
				.contentType(MediaType.APPLICATION_JSON)
				.cacheControl(CacheControl.noStore())
				.body(answer.body()));
	}

	@GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
	Mono<ResponseEntity<PushPage>> list(@PathVariable("id") String id,
			@RequestParam(name = "limit", required = false) @Nullable String limit,
			@RequestParam(name = "cursor", required = false) @Nullable String cursor) {
		return Mono.defer(() -> {
			int campaign = Numbers.campaign(id);
			int size = Numbers.limit(limit);
			long below = PushPage.CURSOR.parse(cursor);
			return this.campaigns.get(campaign)
				.then(this.store.newestBelow(campaign, below, size + 1))
				.map((found) -> PushPage.of(found, size));
		}).map((page) -> ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(page));
	}

	@GetMapping(path = "/{pushId}", produces = MediaType.APPLICATION_JSON_VALUE)
	Mono<ResponseEntity<Push>> get(@PathVariable("id") String id, @PathVariable("pushId") String push) {
		return Mono.defer(() -> this.store.find(Numbers.campaign(id), number(push)))
			.switchIfEmpty(Mono.error(PushController::unknown))
			.map((found) -> ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(found));
	}

	@DeleteMapping("/{pushId}")
	Mono<ResponseEntity<Void>> withdraw(@PathVariable("id") String id, @PathVariable("pushId") String push) {
		return Mono.defer(() -> this.store.withdraw(Numbers.campaign(id), number(push), this.clock.instant()))
			.filter(Boolean::booleanValue)
			.switchIfEmpty(Mono.error(PushController::unknown))
			.map((_) -> new ResponseEntity<>(HttpStatus.NO_CONTENT));
	}

	private static long number(String push) {
		if (!NUMBER.matcher(push).matches()) {
			throw unknown();
		}
		return Long.parseLong(push);
	}

	private static ProblemException unknown() {
		return new ProblemException(ProblemType.NOT_FOUND, "The campaign has no push of this number.");
	}

}
