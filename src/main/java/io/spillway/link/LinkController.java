package io.spillway.link;

import java.net.URI;
import java.security.Principal;
import java.time.Clock;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.spillway.idempotency.Idempotency;
import io.spillway.idempotency.IdempotencyKey;
import io.spillway.web.ProblemException;
import io.spillway.web.ProblemType;
import io.spillway.web.WebProperties;
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
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/v1/links")
class LinkController {

	private final Links links;

	private final LinkCreation creation;

	private final Idempotency idempotency;

	private final WebProperties web;

	private final ObjectMapper json;

	private final Clock clock;

	LinkController(Links links, LinkCreation creation, Idempotency idempotency, WebProperties web, ObjectMapper json,
			Clock clock) {
		this.links = links;
		this.creation = creation;
		this.idempotency = idempotency;
		this.web = web;
		this.json = json;
		this.clock = clock;
	}

	@PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE, produces = MediaType.APPLICATION_JSON_VALUE)
	Mono<ResponseEntity<String>> create(@RequestBody CreateLink request, @RequestHeader HttpHeaders headers,
			Principal caller) {
		return Mono.defer(() -> {
			IdempotencyKey key = IdempotencyKey.of(caller.getName(), headers);
			// A repeated request gets its answer even if it would not be valid any more,
			// having expired.
			if (key == null) {
				return this.creation.create(request);
			}
			return this.idempotency.once(key, bytes(request), this.creation.createTransactionally(request));
		})
			.map((answer) -> ResponseEntity.created(URI.create(answer.location()))
				.contentType(MediaType.APPLICATION_JSON)
				.cacheControl(CacheControl.noStore())
				.body(answer.body()));
	}

	private byte[] bytes(CreateLink request) {
		try {
			return this.json.writeValueAsBytes(request);
		}
		catch (JsonProcessingException ex) {
			throw new IllegalStateException("what was read cannot be written", ex);
		}
	}

	@GetMapping(path = "/{token}", produces = MediaType.APPLICATION_JSON_VALUE)
	Mono<ResponseEntity<LinkView>> lookup(@PathVariable String token) {
		return this.links.find(token)
			.switchIfEmpty(Mono.error(LinkController::unknown))
			.map((link) -> LinkView.of(link, this.web.urlOf(link.token()), this.clock.instant()))
			.map((view) -> ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(view));
	}

	@DeleteMapping("/{token}")
	Mono<ResponseEntity<Void>> revoke(@PathVariable String token) {
		return this.links.revoke(token)
			.filter(Boolean::booleanValue)
			.switchIfEmpty(Mono.error(LinkController::unknown))
			.map((_) -> new ResponseEntity<>(HttpStatus.NO_CONTENT));
	}

	private static ProblemException unknown() {
		return new ProblemException(ProblemType.NOT_FOUND, "No link has this token.");
	}

}
