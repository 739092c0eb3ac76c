package io.spillway.campaign;

import io.spillway.bulk.BulkCall;
import io.spillway.bulk.BulkStreams;
import reactor.core.publisher.Mono;

import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;

/** Makes the links of many recipients of a campaign. */
@RestController
@RequestMapping(CampaignCreation.PATH)
class LinksController {

	private final LinkCall call;

	private final BulkStreams streams;

	LinksController(LinkCall call, BulkStreams streams) {
		this.call = call;
		this.streams = streams;
	}

	@PostMapping(path = "/{id}/links", produces = { MediaType.APPLICATION_NDJSON_VALUE, LinkFormats.CSV })
	Mono<Void> make(@PathVariable("id") String id, ServerWebExchange exchange) {
		MediaType mediaType = LinkFormats.accepted(exchange.getRequest().getHeaders());
		return this.call.links(id, exchange.getRequest(), mediaType)
			.flatMap((links) -> this.streams.answer(exchange, BulkCall.CAMPAIGN, mediaType, links));
	}

}
