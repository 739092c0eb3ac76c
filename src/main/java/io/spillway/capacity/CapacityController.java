package io.spillway.capacity;

import reactor.core.publisher.Mono;

import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
class CapacityController {

	private final Capacity capacity;

	CapacityController(Capacity capacity) {
		this.capacity = capacity;
	}

	@GetMapping(path = "/v1/capacity", produces = MediaType.APPLICATION_JSON_VALUE)
	Mono<ResponseEntity<CapacityView>> get() {
		return this.capacity.replicas()
			.map((replicas) -> ResponseEntity.ok()
				.cacheControl(CacheControl.noStore())
				.body(new CapacityView(replicas)));
	}

}
