package io.spillway.campaign;

import java.net.URI;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Set;

import io.spillway.link.TargetPolicy;
import io.spillway.link.TargetsBody;
import io.spillway.link.Texts;
import io.spillway.web.FieldErrors;
import io.spillway.web.ProblemException;
import io.spillway.web.ProblemType;
import org.jspecify.annotations.Nullable;

/** Makes a request into what a campaign can be, or says all that is wrong with it. */
final class CampaignValidator {

	static final int MAX_NAME = 100;

	private static final Set<String> WEB = Set.of("http", "https");

	private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999Z");

	private final TargetPolicy targets;

	private final TemplateRules templates;

	CampaignValidator(TargetPolicy targets) {
		this.targets = targets;
		this.templates = new TemplateRules(targets);
	}

	/**
	 * What a new campaign is to be.
	 * @throws ProblemException if a field of it is wrong
	 */
	CampaignFields create(CampaignRequest request, Instant now) {
		FieldErrors errors = FieldErrors.of(ProblemType.INVALID_CAMPAIGN);
		CampaignFields fields = fields(request, null, null, errors);
		if (fields.endsAt() != null && !fields.endsAt().isAfter(now)) {
			errors.add("endsAt", "This must lie in the future.");
		}
		errors.throwIfAny();
		return fields;
	}

	/**
	 * What a campaign is to be after a change. What the change leaves as it is need not
	 * be allowed any more.
	 * @throws ProblemException if a field that the change names is wrong
	 */
	CampaignFields change(CampaignFields old, CampaignPatch patch) {
		FieldErrors errors = FieldErrors.of(ProblemType.INVALID_CAMPAIGN, patch.given());
		CampaignFields fields = fields(patch.of(old), old.startsAt(), old.endsAt(), errors);
		errors.throwIfAny();
		return fields;
	}

	private CampaignFields fields(CampaignRequest request, @Nullable Instant oldStart, @Nullable Instant oldEnd,
			FieldErrors errors) {
		checkName(request.name(), errors);
		errors.addIfWrong("target", this.templates.violation(request.target()));
		PlatformTemplates targets = targets(request.targets(), errors);
		checkFallback(request.fallback(), errors);
		Instant startsAt = time("startsAt", request.startsAt(), oldStart, errors);
		Instant endsAt = time("endsAt", request.endsAt(), oldEnd, errors);
		if (startsAt != null && endsAt != null && !endsAt.isAfter(startsAt)) {
			errors.addToGiven("endsAt", tooEarly(errors), "startsAt", "This must be earlier than endsAt.");
		}
		return new CampaignFields(String.valueOf(request.name()), TargetTemplate.of(String.valueOf(request.target())),
				startsAt, endsAt, (request.fallback() != null) ? Fallback.of(request.fallback()) : null, targets,
				Boolean.TRUE.equals(request.appData()));
	}

	/** Whoever gives an end alone may mean to end at once what is still to begin. */
	private static String tooEarly(FieldErrors errors) {
		return errors.isGiven("startsAt") ? "This must be later than startsAt."
				: "This must be later than startsAt. To end what has not begun, set startsAt to null as well.";
	}

	private PlatformTemplates targets(@Nullable TargetsBody targets, FieldErrors errors) {
		if (targets == null) {
			return PlatformTemplates.NONE;
		}
		if (targets.ios() != null) {
			errors.addIfWrong(CampaignPatch.IOS, this.templates.violation(targets.ios()));
		}
		if (targets.android() != null) {
			errors.addIfWrong(CampaignPatch.ANDROID, this.templates.violation(targets.android()));
		}
		return PlatformTemplates.of(targets.ios(), targets.android());
	}

	private static void checkName(@Nullable String name, FieldErrors errors) {
		if (name == null) {
			errors.add("name", "This is needed.");
		}
		else if (name.isBlank() || name.length() > MAX_NAME || !Texts.isClean(name)) {
			errors.add("name",
					"This must have 1 to %d characters, no control characters among them.".formatted(MAX_NAME));
		}
	}

	private void checkFallback(@Nullable String fallback, FieldErrors errors) {
		if (fallback == null) {
			return;
		}
		String violation = this.targets.violation(fallback);
		if (violation == null && !WEB.contains(scheme(fallback))) {
			violation = "The scheme must be http or https.";
		}
		errors.addIfWrong("fallback", violation);
	}

	private static String scheme(String url) {
		return URI.create(url).getScheme().toLowerCase(Locale.ROOT);
	}

	/** A time of a row may be one that no request can give: what stays is not read. */
	private static @Nullable Instant time(String name, @Nullable String text, @Nullable Instant old,
			FieldErrors errors) {
		if (!errors.isGiven(name)) {
			return old;
		}
		if (text == null) {
			return null;
		}
		Instant parsed = errors.time(name, text);
		if (parsed == null) {
			return null;
		}
		// As exact as the answers are.
		Instant time = parsed.truncatedTo(ChronoUnit.MILLIS);
		if (time.isBefore(Instant.EPOCH) || time.isAfter(LATEST)) {
			errors.add(name, "This must lie within the years 1970 and 9999.");
			return null;
		}
		return time;
	}

}
