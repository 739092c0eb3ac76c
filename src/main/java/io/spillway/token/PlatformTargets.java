package io.spillway.token;

import org.jspecify.annotations.Nullable;

/**
 * Where a link leads on some platforms.
 *
 * @param ios the target on iOS, or null if it is that of all others
 * @param android the target on Android, or null if it is that of all others
 */
public record PlatformTargets(@Nullable String ios, @Nullable String android) {

	/** Of a link that leads to the same target everywhere. */
	public static final PlatformTargets NONE = new PlatformTargets(null, null);

	public boolean isEmpty() {
		return this.ios == null && this.android == null;
	}

	/** The target on a platform, null if it is that of all others. */
	@Nullable String on(Platform platform) {
		return switch (platform) {
			case IOS -> this.ios;
			case ANDROID -> this.android;
			case OTHER -> null;
		};
	}

	/** Tells nothing of where the link leads. */
	@Override
	public String toString() {
		return "PlatformTargets[]";
	}

}
