package io.spillway.console;

import java.net.URI;

import io.spillway.web.ProblemException;
import io.spillway.web.ProblemType;

import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** The page, open to all who reach the port: it holds nothing that a key is for. */
@RestController
class PageController {

	private static final String PAGE = "index.html";

	private final PageFiles files = new PageFiles();

	@GetMapping("/console")
	ResponseEntity<byte[]> page() {
		return file(PAGE);
	}

	/** The page names its files relative to where it is, so it is at one place. */
	@GetMapping("/console/")
	ResponseEntity<Void> place() {
		return ResponseEntity.status(HttpStatus.PERMANENT_REDIRECT).location(URI.create("../console")).build();
	}

	@GetMapping("/console/{name}")
	ResponseEntity<byte[]> file(@PathVariable("name") String name) {
		PageFile file = this.files.find(name);
		if (file == null) {
			throw new ProblemException(ProblemType.NOT_FOUND, null);
		}
		return file.answer();
	}

}
