package io.spillway.click;

import java.net.URI;
import java.time.Clock;

import io.spillway.link.Link;
import io.spillway.link.LinkStatus;
import io.spillway.link.Links;
import io.spillway.web.ProblemException;
import io.spillway.web.ProblemType;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

@RestController
class ClickController {

	private final Links links;

	private final ClickProperties properties;

	private final Clock clock;

	ClickController(Links links, ClickProperties properties, Clock clock) {
		this.links = links;
		this.properties = properties;
		this.clock = clock;
	}

	@GetMapping("/{token}")
	Mono<Void> click(@PathVariable String token, ServerHttpRequest request, ServerHttpResponse response) {
		HttpHeaders headers = response.getHeaders();
		headers.setCacheControl("private, no-store");
		headers.set("X-Robots-Tag", "noindex");
		headers.set("Referrer-Policy", this.properties.referrerPolicy());
		return this.links.find(token)
			.map((link) -> location(link, request.getURI().getRawQuery()))
			.switchIfEmpty(Mono.fromSupplier(() -> fallback(ProblemType.NOT_FOUND)))
			.flatMap((location) -> {
				response.setStatusCode(HttpStatus.FOUND);
				headers.set(HttpHeaders.LOCATION, location);
				return response.setComplete();
			});
	}

	private String location(Link link, @Nullable String query) {
		if (link.status(this.clock.instant()) != LinkStatus.ACTIVE) {
			return fallback(ProblemType.GONE);
		}
		return Location.of(link.payload().target(), link.payload().passQuery() ? query : null);
	}

	private String fallback(ProblemType type) {
		URI fallback = this.properties.fallback();
		if (fallback == null) {
			throw new ProblemException(type, null);
		}
		return fallback.toASCIIString();
	}

}
