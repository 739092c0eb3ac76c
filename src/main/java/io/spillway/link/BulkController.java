package io.spillway.link;

import java.security.Principal;
import java.util.Set;

import io.spillway.bulk.BulkCall;
import io.spillway.bulk.BulkStreams;
import io.spillway.idempotency.IdempotencyKey;
import reactor.core.publisher.Mono;

import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.MethodNotAllowedException;
import org.springframework.web.server.ServerWebExchange;

@RestController
@RequestMapping("/v1/links/bulk")
class BulkController {

	private final BulkLinks links;

	private final BulkStreams streams;

	BulkController(BulkLinks links, BulkStreams streams) {
		this.links = links;
		this.streams = streams;
	}

	@PostMapping(consumes = MediaType.APPLICATION_NDJSON_VALUE, produces = MediaType.APPLICATION_NDJSON_VALUE)
	Mono<Void> create(ServerWebExchange exchange, Principal caller) {
		return Mono.defer(() -> {
			IdempotencyKey key = IdempotencyKey.of(caller.getName(), exchange.getRequest().getHeaders());
			return this.streams.answer(exchange, BulkCall.LINKS, (lines) -> this.links.make(lines, key));
		});
	}

	/** Or these would be calls of a link whose token is "bulk". */
	@RequestMapping(method = { RequestMethod.GET, RequestMethod.PUT, RequestMethod.PATCH, RequestMethod.DELETE })
	Mono<Void> refuse(ServerHttpRequest request) {
		return Mono.error(new MethodNotAllowedException(request.getMethod(), Set.of(HttpMethod.POST)));
	}

}
