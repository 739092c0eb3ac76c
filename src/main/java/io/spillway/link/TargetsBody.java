package io.spillway.link;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.spillway.token.PlatformTargets;
import org.jspecify.annotations.Nullable;

/**
 * Where something leads on some platforms, as requests and answers have it.
 *
 * @param ios the target on iOS, or null if it is that of all others
 * @param android the target on Android, or null if it is that of all others
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TargetsBody(@Nullable String ios, @Nullable String android) {

	static @Nullable TargetsBody of(PlatformTargets targets) {
		return of(targets.ios(), targets.android());
	}

	/** Null if there are none. */
	public static @Nullable TargetsBody of(@Nullable String ios, @Nullable String android) {
		return (ios != null || android != null) ? new TargetsBody(ios, android) : null;
	}

	@Override
	public String toString() {
		return "TargetsBody[]";
	}

}
