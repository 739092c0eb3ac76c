package io.spillway.campaign;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Objects;

import io.spillway.link.TargetPolicy;
import io.spillway.token.CampaignRecipient;
import org.jspecify.annotations.Nullable;

/** Says which target templates campaigns may have. */
final class TemplateRules {

	/** May stand where a digit may, but not behind a percent sign. */
	private static final String NO_DIGIT = "~";

	private static final String LONGEST = String.valueOf(CampaignRecipient.MAX_RECIPIENT);

	private final TargetPolicy targets;

	TemplateRules(TargetPolicy targets) {
		this.targets = targets;
	}

	/** What is wrong with a template, or null. */
	@Nullable String violation(@Nullable String template) {
		if (template == null) {
			return this.targets.violation(null);
		}
		String others = template.replace(TargetTemplate.RECIPIENT, "");
		if (others.indexOf('{') >= 0 || others.indexOf('}') >= 0) {
			return "Braces are allowed in %s only.".formatted(TargetTemplate.RECIPIENT);
		}
		if (isMisplaced(template)) {
			return "%s may stand in path and query only, and not behind a percent sign."
				.formatted(TargetTemplate.RECIPIENT);
		}
		return this.targets.violation(with(template, LONGEST));
	}

	private static boolean isMisplaced(String template) {
		if (!template.contains(TargetTemplate.RECIPIENT)) {
			return false;
		}
		try {
			URI one = new URI(with(template, "1"));
			URI other = new URI(with(template, "2"));
			new URI(with(template, NO_DIGIT));
			return !Objects.equals(one.getScheme(), other.getScheme())
					|| !Objects.equals(one.getRawAuthority(), other.getRawAuthority())
					|| !Objects.equals(one.getRawFragment(), other.getRawFragment());
		}
		catch (URISyntaxException _) {
			return isUrl(with(template, LONGEST));
		}
	}

	/** What is no URL with any number is for the policy to tell. */
	private static boolean isUrl(String target) {
		try {
			return new URI(target).isAbsolute();
		}
		catch (URISyntaxException _) {
			return false;
		}
	}

	private static String with(String template, String recipient) {
		return template.replace(TargetTemplate.RECIPIENT, recipient);
	}

}
