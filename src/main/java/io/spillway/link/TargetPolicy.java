package io.spillway.link;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/** Says where links may lead. */
public final class TargetPolicy {

	/** How many characters a target may have, as UTF-16 counts them. */
	static final int MAX_LENGTH = 2048;

	private static final Set<String> WEB = Set.of("http", "https");

	private final LinksProperties properties;

	private final String ownHost;

	TargetPolicy(LinksProperties properties, URI baseUrl) {
		this.properties = properties;
		this.ownHost = normalize(baseUrl.getHost());
	}

	/** What is wrong with a target, or null. */
	public @Nullable String violation(@Nullable String target) {
		if (target == null || target.isEmpty()) {
			return "This is needed.";
		}
		if (target.length() > MAX_LENGTH) {
			return "This may have %d characters at most.".formatted(MAX_LENGTH);
		}
		if (!Texts.isClean(target)) {
			return "Control characters and broken surrogate pairs are not allowed.";
		}
		try {
			return violation(new URI(target));
		}
		catch (URISyntaxException ex) {
			return "This is not a valid URL: it breaks the rules at character %d.".formatted(ex.getIndex() + 1);
		}
	}

	private @Nullable String violation(URI target) {
		String scheme = (target.getScheme() != null) ? target.getScheme().toLowerCase(Locale.ROOT) : "";
		if (!this.properties.schemes().contains(scheme)) {
			return "The scheme must be one of: %s.".formatted(String.join(", ", this.properties.schemes()));
		}
		if (target.getRawUserInfo() != null || (target.getHost() == null && hasAt(target))) {
			return "A user or password is not allowed.";
		}
		if (target.getHost() == null) {
			boolean needsHost = WEB.contains(scheme) || !this.properties.hosts().isEmpty();
			return needsHost ? "A host is needed (in its ASCII form, like xn--...)." : null;
		}
		return hostViolation(normalize(target.getHost()));
	}

	private static boolean hasAt(URI target) {
		return target.getRawAuthority() != null && target.getRawAuthority().contains("@");
	}

	private @Nullable String hostViolation(String host) {
		if (host.equals(this.ownHost)) {
			return "A link must not lead to the gateway itself.";
		}
		List<String> hosts = this.properties.hosts();
		return (hosts.isEmpty() || hosts.stream().anyMatch((allowed) -> covers(allowed, host))) ? null
				: "The host is not among those allowed here.";
	}

	private static boolean covers(String allowed, String host) {
		return allowed.startsWith(".") ? host.endsWith(allowed) : host.equals(allowed);
	}

	private static String normalize(String host) {
		String lower = host.toLowerCase(Locale.ROOT);
		return lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
	}

}
