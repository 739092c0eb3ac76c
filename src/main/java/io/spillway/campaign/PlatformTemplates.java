package io.spillway.campaign;

import io.spillway.link.TargetsBody;
import io.spillway.token.Platform;
import org.jspecify.annotations.Nullable;

/**
 * Where the links of a campaign lead on some platforms.
 *
 * @param ios the template on iOS, or null if it is that of all others
 * @param android the template on Android, or null if it is that of all others
 */
record PlatformTemplates(@Nullable TargetTemplate ios, @Nullable TargetTemplate android) {

	/** Of a campaign whose links lead to the same target everywhere. */
	static final PlatformTemplates NONE = new PlatformTemplates(null, null);

	static PlatformTemplates of(@Nullable String ios, @Nullable String android) {
		return new PlatformTemplates((ios != null) ? TargetTemplate.of(ios) : null,
				(android != null) ? TargetTemplate.of(android) : null);
	}

	boolean isEmpty() {
		return this.ios == null && this.android == null;
	}

	/** The template on a platform, null if it is that of all others. */
	@Nullable TargetTemplate on(Platform platform) {
		return switch (platform) {
			case IOS -> this.ios;
			case ANDROID -> this.android;
			case OTHER -> null;
		};
	}

	/** As they were given; null if there are none. */
	@Nullable TargetsBody texts() {
		return TargetsBody.of(text(this.ios), text(this.android));
	}

	private static @Nullable String text(@Nullable TargetTemplate template) {
		return (template != null) ? template.text() : null;
	}

}
