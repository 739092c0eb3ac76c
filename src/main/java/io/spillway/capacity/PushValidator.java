package io.spillway.capacity;

import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

import io.spillway.web.FieldErrors;
import io.spillway.web.ProblemException;
import io.spillway.web.ProblemType;
import org.jspecify.annotations.Nullable;

/**
 * Makes a request into a push that can be announced, or says all that is wrong with it.
 */
final class PushValidator {

	/**
	 * What was sent a while ago is still being clicked, and may not have been announced.
	 */
	static final Duration PAST = Duration.ofHours(1);

	/** Nobody plans further; a wrong year is noticed. */
	static final Duration AHEAD = Duration.ofDays(366);

	/** As many as a campaign has links. */
	static final BigInteger MAX_RECIPIENTS = BigInteger.TWO.pow(40);

	private PushValidator() {
	}

	/**
	 * The push that a request announces.
	 * @throws ProblemException if a field of it is wrong
	 */
	static NewPush validate(int campaign, PushRequest request, Instant now) {
		FieldErrors errors = FieldErrors.of(ProblemType.INVALID_PUSH);
		Instant at = time(request.at(), now, errors);
		long recipients = recipients(request.recipients(), errors);
		errors.throwIfAny();
		return new NewPush(campaign, at, recipients, now);
	}

	private static Instant time(@Nullable String text, Instant now, FieldErrors errors) {
		if (text == null) {
			errors.add("at", "This is needed.");
			return now;
		}
		Instant time = errors.time("at", text);
		if (time == null) {
			return now;
		}
		if (time.isBefore(now.minus(PAST)) || time.isAfter(now.plus(AHEAD))) {
			errors.add("at", "This must lie within the last hour or the next %d days.".formatted(AHEAD.toDays()));
		}
		return time.truncatedTo(ChronoUnit.SECONDS);
	}

	private static long recipients(@Nullable BigInteger recipients, FieldErrors errors) {
		if (recipients == null) {
			errors.add("recipients", "This is needed.");
			return 0;
		}
		if (recipients.signum() <= 0 || recipients.compareTo(MAX_RECIPIENTS) > 0) {
			errors.add("recipients", "This must be a number from 1 to %d.".formatted(MAX_RECIPIENTS));
		}
		return recipients.longValue();
	}

}
