package io.spillway.apps;

import java.time.Duration;

import io.spillway.web.ProblemException;
import io.spillway.web.ProblemType;
import io.spillway.web.WebProperties;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpResponse;
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
	Mono<Void> apple(ServerHttpResponse response) {
		return answer(response, this.apple);
	}

	@GetMapping("/assetlinks.json")
	Mono<Void> android(ServerHttpResponse response) {
		return answer(response, this.android);
	}

	/** Whatever is accepted: nothing else is here, and who asks is a program. */
	private static Mono<Void> answer(ServerHttpResponse response, byte @Nullable [] file) {
		if (file == null) {
			return Mono.error(() -> new ProblemException(ProblemType.NOT_FOUND, null));
		}
		response.setStatusCode(HttpStatus.OK);
		response.getHeaders().setContentType(MediaType.APPLICATION_JSON);
		response.getHeaders().setContentLength(file.length);
		response.getHeaders().setCacheControl(CACHED);
		return response.writeWith(Mono.fromSupplier(() -> response.bufferFactory().wrap(file)));
	}

}
