package io.spillway.link;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import io.spillway.token.LinkPayload;
import io.spillway.token.PlatformTargets;
import io.spillway.web.FieldErrors;
import io.spillway.web.Problem.FieldError;
import io.spillway.web.ProblemException;
import io.spillway.web.ProblemType;
import org.jspecify.annotations.Nullable;

/** Makes a request into a link that can be made, or says all that is wrong with it. */
final class LinkValidator {

	static final int MAX_DATA_BYTES = 4096;

	static final int MAX_LABEL = 100;

	/** What 6 bytes of milliseconds and the database both hold with room to spare. */
	private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999Z");

	private final TargetPolicy targets;

	LinkValidator(TargetPolicy targets) {
		this.targets = targets;
	}

	/**
	 * The link that a request asks for.
	 * @throws ProblemException if a field of it is wrong
	 */
	NewLink validate(CreateLink request, Instant now) {
		return validate(request, now, List.of());
	}

	/**
	 * The link that a request asks for.
	 * @param found what else is known to be wrong with it
	 * @throws ProblemException if anything of it is wrong
	 */
	NewLink validate(CreateLink request, Instant now, List<FieldError> found) {
		FieldErrors errors = FieldErrors.of(ProblemType.INVALID_LINK);
		errors.addAll(found);
		errors.addIfWrong("target", this.targets.violation(request.target()));
		PlatformTargets targets = targets(request.targets(), errors);
		LinkKind kind = kind(request.kind(), errors);
		Instant expiresAt = expiry(request.expiresAt(), now, errors);
		String data = data(request.data(), errors);
		checkLabel(request.label(), errors);
		errors.throwIfAny();
		return new NewLink(kind,
				new LinkPayload(now, expiresAt, String.valueOf(request.target()), data, request.label(),
						Boolean.TRUE.equals(request.passQuery()), targets, Boolean.TRUE.equals(request.appData())));
	}

	private PlatformTargets targets(@Nullable TargetsBody targets, FieldErrors errors) {
		if (targets == null) {
			return PlatformTargets.NONE;
		}
		if (targets.ios() != null) {
			errors.addIfWrong("targets/ios", this.targets.violation(targets.ios()));
		}
		if (targets.android() != null) {
			errors.addIfWrong("targets/android", this.targets.violation(targets.android()));
		}
		return new PlatformTargets(targets.ios(), targets.android());
	}

	private static LinkKind kind(@Nullable String kind, FieldErrors errors) {
		return switch (kind) {
			case null -> LinkKind.STORED;
			case "stored" -> LinkKind.STORED;
			case "sealed" -> LinkKind.SEALED;
			default -> {
				errors.add("kind", "This must be stored or sealed.");
				yield LinkKind.STORED;
			}
		};
	}

	private static @Nullable Instant expiry(@Nullable String text, Instant now, FieldErrors errors) {
		if (text == null) {
			return null;
		}
		Instant expiresAt = errors.time("expiresAt", text);
		if (expiresAt != null && (!expiresAt.isAfter(now) || expiresAt.isAfter(LATEST))) {
			errors.add("expiresAt", "This must lie in the future, before the year 10000.");
		}
		return expiresAt;
	}

	private static @Nullable String data(@Nullable JsonNode data, FieldErrors errors) {
		if (data == null) {
			return null;
		}
		String json = data.toString();
		if (!Texts.isWellFormed(json)) {
			errors.add("data", "Broken surrogate pairs are not allowed.");
		}
		else if (json.getBytes(StandardCharsets.UTF_8).length > MAX_DATA_BYTES) {
			errors.add("data", "This may have %d bytes at most, written without spaces.".formatted(MAX_DATA_BYTES));
		}
		return json;
	}

	private static void checkLabel(@Nullable String label, FieldErrors errors) {
		if (label != null && (label.isBlank() || label.length() > MAX_LABEL || !Texts.isClean(label))) {
			errors.add("label",
					"This must have 1 to %d characters, no control characters among them.".formatted(MAX_LABEL));
		}
	}

}
