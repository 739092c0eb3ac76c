package io.spillway.web;

import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The documents for machines: the API's contract, and what crawlers may read. */
@RestController
class DocumentController {

	private static final MediaType YAML = new MediaType("application", "yaml");

	@GetMapping("/openapi.yaml")
	ResponseEntity<Resource> contract() {
		return ResponseEntity.ok().contentType(YAML).body(new ClassPathResource("openapi.yaml"));
	}

	@GetMapping("/robots.txt")
	ResponseEntity<String> robots() {
		return ResponseEntity.ok().contentType(MediaType.TEXT_PLAIN).body("User-agent: *\nDisallow: /\n");
	}

}
