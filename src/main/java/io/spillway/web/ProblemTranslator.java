package io.spillway.web;

import java.math.BigInteger;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidNullException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import io.netty.channel.ChannelException;
import io.spillway.database.DatabaseUnavailableException;
import io.spillway.token.UnreadableException;
import org.jspecify.annotations.Nullable;

import org.springframework.core.NestedExceptionUtils;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.web.server.MethodNotAllowedException;
import org.springframework.web.server.NotAcceptableStatusException;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebInputException;
import org.springframework.web.server.UnsupportedMediaTypeStatusException;

/**
 * Says what an exception means to the caller; what it says holds no part of the input.
 */
final class ProblemTranslator {

	private static final Problem NO_DATABASE = Problem.unavailable("The database cannot be reached.");

	private static final Problem UNREADABLE = Problem.unavailable("This replica cannot read the link.");

	private ProblemTranslator() {
	}

	static Problem translate(Throwable error) {
		return switch (error) {
			case ProblemException ex -> ex.problem();
			case DatabaseUnavailableException _ -> NO_DATABASE;
			case UnreadableException _ -> UNREADABLE;
			case DataBufferLimitException _ -> tooLarge();
			// What the server says of a body that is slow: its own class for it is not
			// public.
			case ChannelException _ -> new Problem(ProblemType.REQUEST_TIMEOUT, null);
			case MethodNotAllowedException ex -> methodNotAllowed(ex);
			case NotAcceptableStatusException ex -> notAcceptable(ex);
			case UnsupportedMediaTypeStatusException ex -> unsupported(ex);
			case ServerWebInputException ex -> badInput(ex);
			case ResponseStatusException ex -> byStatus(ex);
			default -> new Problem(ProblemType.INTERNAL, null);
		};
	}

	private static Problem tooLarge() {
		return new Problem(ProblemType.TOO_LARGE, "A body may have 65,536 bytes.");
	}

	private static Problem methodNotAllowed(MethodNotAllowedException ex) {
		Set<String> allowed = new TreeSet<>();
		ex.getSupportedMethods().forEach((method) -> allowed.add(method.name()));
		if (allowed.contains(HttpMethod.GET.name())) {
			allowed.add(HttpMethod.HEAD.name());
		}
		String list = String.join(", ", allowed);
		return new Problem(ProblemType.METHOD_NOT_ALLOWED, "Allowed are: " + list + ".").with(HttpHeaders.ALLOW, list);
	}

	private static Problem notAcceptable(NotAcceptableStatusException ex) {
		return new Problem(ProblemType.NOT_ACCEPTABLE,
				ex.getSupportedMediaTypes().isEmpty() ? "The Accept header cannot be read."
						: "The answer is %s.".formatted(list(ex.getSupportedMediaTypes())));
	}

	private static Problem unsupported(UnsupportedMediaTypeStatusException ex) {
		Problem problem = new Problem(ProblemType.UNSUPPORTED_MEDIA_TYPE,
				ex.getSupportedMediaTypes().isEmpty() ? "The Content-Type header cannot be read."
						: "The body must be %s.".formatted(list(ex.getSupportedMediaTypes())));
		String patches = ex.getHeaders().getFirst(HttpHeaders.ACCEPT_PATCH);
		// A PATCH is told so by a header as well (RFC 5789, section 2.2).
		return (patches != null) ? problem.with(HttpHeaders.ACCEPT_PATCH, patches) : problem;
	}

	private static String list(List<MediaType> types) {
		return types.stream().map(MediaType::toString).collect(Collectors.joining(" or "));
	}

	private static Problem byStatus(ResponseStatusException ex) {
		return switch (ex.getStatusCode().value()) {
			case 404 -> new Problem(ProblemType.NOT_FOUND, null);
			case 413 -> tooLarge();
			case 503 -> Problem.unavailable("The service is busy.");
			default -> new Problem(
					ex.getStatusCode().is4xxClientError() ? ProblemType.BAD_REQUEST : ProblemType.INTERNAL, null);
		};
	}

	private static Problem badInput(ServerWebInputException ex) {
		Throwable cause = NestedExceptionUtils.getMostSpecificCause(ex);
		return switch (cause) {
			case DataBufferLimitException _ -> tooLarge();
			case UnrecognizedPropertyException unknown -> new Problem(ProblemType.UNKNOWN_FIELD, null,
					List.of(new Problem.FieldError(pointer(unknown), "This field is not known.")));
			case MismatchedInputException mismatch when !isTrailing(mismatch) -> wrongType(mismatch);
			case StreamConstraintsException _ -> new Problem(ProblemType.MALFORMED_JSON,
					"It is nested too deeply, or a name or number in it is too long.");
			case JsonProcessingException json -> new Problem(ProblemType.MALFORMED_JSON, where(json));
			default -> new Problem(ProblemType.BAD_REQUEST, (ex.getReason() != null) ? ex.getReason() + "." : null);
		};
	}

	/** What follows a whole value is wrong JSON, though Jackson calls it mismatched. */
	private static boolean isTrailing(MismatchedInputException ex) {
		return ex.getPath().isEmpty() && ex.getOriginalMessage().startsWith("Trailing token");
	}

	private static Problem wrongType(MismatchedInputException ex) {
		String pointer = pointer(ex);
		String detail = (ex instanceof InvalidNullException) ? "null is not allowed here."
				: "This must be %s.".formatted(typeName(ex.getTargetType()));
		return new Problem(ProblemType.WRONG_TYPE, null, List.of(new Problem.FieldError(pointer, detail)));
	}

	private static String typeName(@Nullable Class<?> type) {
		if (type == String.class) {
			return "a string";
		}
		if (type == BigInteger.class) {
			return "a whole number";
		}
		return (type == Boolean.class) ? "true or false" : "an object";
	}

	private static String pointer(JsonMappingException ex) {
		StringBuilder pointer = new StringBuilder();
		for (JsonMappingException.Reference step : ex.getPath()) {
			String name = (step.getFieldName() != null) ? step.getFieldName() : String.valueOf(step.getIndex());
			pointer.append('/').append(name.replace("~", "~0").replace("/", "~1"));
		}
		return pointer.toString();
	}

	private static @Nullable String where(JsonProcessingException ex) {
		return (ex.getLocation() != null)
				? "Line %d, column %d.".formatted(ex.getLocation().getLineNr(), ex.getLocation().getColumnNr()) : null;
	}

}
