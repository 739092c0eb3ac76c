package io.spillway.apps;

import java.time.Duration;

import io.spillway.web.ProblemException;
import io.spillway.web.ProblemType;
import io.spillway.web.WebProperties;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Answers the phones, and those who ask for them. */
@RestController
@RequestMapping("/.well-known")
class AppsController {

	/**
	 * What is changed is not to be believed for long, and apps are installed in waves.
	 */
	private static final CacheControl CACHED = CacheControl.maxAge(Duration.ofHours(1)).cachePublic();

	/** Null without an app. */
	private final byte @Nullable [] apple;

	/** Null without an app. */
	private final byte @Nullable [] android;

	AppsController(AppsProperties apps, WebProperties web) {
		this.apple = apps.ios().isEmpty() ? null : AppleAssociation.of(apps.ios(), web.baseUrl());
		this.android = apps.android().isEmpty() ? null : AssetLinks.of(apps.android());
	}

	@GetMapping("/apple-app-site-association")
	Mono<ResponseEntity<byte[]>> apple() {
		return answer(this.apple);
	}

	@GetMapping("/assetlinks.json")
	Mono<ResponseEntity<byte[]>> android() {
		return answer(this.android);
	}

	private static Mono<ResponseEntity<byte[]>> answer(byte @Nullable [] file) {
		return Mono.justOrEmpty(file)
			.switchIfEmpty(Mono.error(() -> new ProblemException(ProblemType.NOT_FOUND, null)))
			.map((bytes) -> ResponseEntity.ok()
				.contentType(MediaType.APPLICATION_JSON)
				.cacheControl(CACHED)
				.body(bytes));
	}

}
