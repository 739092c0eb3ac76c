package io.spillway.capacity;

import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

import io.spillway.web.Problem.FieldError;
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
		List<FieldError> errors = new ArrayList<>();
		Instant at = time(request.at(), now, errors);
		long recipients = recipients(request.recipients(), errors);
		if (!errors.isEmpty()) {
			throw new ProblemException(ProblemType.INVALID_PUSH, "%d of the fields are wrong.".formatted(errors.size()),
					errors);
		}
		return new NewPush(campaign, at, recipients, now);
	}

	private static Instant time(@Nullable String text, Instant now, List<FieldError> errors) {
		if (text == null) {
			errors.add(new FieldError("/at", "This is needed."));
			return now;
		}
		try {
			Instant time = OffsetDateTime.parse(text).toInstant();
			if (time.isBefore(now.minus(PAST)) || time.isAfter(now.plus(AHEAD))) {
				errors.add(new FieldError("/at",
						"This must lie within the last hour or the next %d days.".formatted(AHEAD.toDays())));
			}
			return time.truncatedTo(ChronoUnit.SECONDS);
		}
		catch (DateTimeException _) {
			errors.add(new FieldError("/at", "This must be a time with an offset, like 2030-01-31T12:00:00Z."));
			return now;
		}
	}

	private static long recipients(@Nullable BigInteger recipients, List<FieldError> errors) {
		if (recipients == null) {
			errors.add(new FieldError("/recipients", "This is needed."));
			return 0;
		}
		if (recipients.signum() <= 0 || recipients.compareTo(MAX_RECIPIENTS) > 0) {
			errors.add(new FieldError("/recipients", "This must be a number from 1 to %d.".formatted(MAX_RECIPIENTS)));
		}
		return recipients.longValue();
	}

}
