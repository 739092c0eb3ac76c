package io.spillway.web;

import java.io.IOException;

import org.springframework.core.io.ClassPathResource;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The documents for machines: the API's contract, and what crawlers may read. */
@RestController
class DocumentController {

	private static final MediaType YAML = new MediaType("application", "yaml");

	private final byte[] contract;

	DocumentController() throws IOException {
		this.contract = new ClassPathResource("openapi.yaml").getContentAsByteArray();
	}

	/** Bytes and not a resource, which would be answered in ranges to who asks so. */
	@GetMapping("/openapi.yaml")
	ResponseEntity<byte[]> contract() {
		return ResponseEntity.ok().contentType(YAML).body(this.contract);
	}

	@GetMapping("/robots.txt")
	ResponseEntity<String> robots() {
		return ResponseEntity.ok().contentType(MediaType.TEXT_PLAIN).body("User-agent: *\nDisallow: /\n");
	}

}
