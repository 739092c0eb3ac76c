package io.spillway.link;

import java.time.Clock;
import java.util.function.Function;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.spillway.idempotency.Answer;
import io.spillway.token.TokenTooLongException;
import io.spillway.web.ProblemException;
import io.spillway.web.ProblemType;
import io.spillway.web.WebProperties;
import reactor.core.publisher.Mono;

/** Makes the link that a request asks for, or ends with a {@link ProblemException}. */
class LinkCreation {

	private final Links links;

	private final LinkValidator validator;

	private final WebProperties web;

	private final ObjectMapper json;

	private final Clock clock;

	LinkCreation(Links links, LinkValidator validator, WebProperties web, ObjectMapper json, Clock clock) {
		this.links = links;
		this.validator = validator;
		this.web = web;
		this.json = json;
		this.clock = clock;
	}

	/** Makes a link, together with others. */
	Mono<Answer> create(CreateLink request) {
		return create(request, this.links::create);
	}

	/** Makes a link in the current transaction. */
	Mono<Answer> createTransactionally(CreateLink request) {
		return create(request, this.links::createTransactionally);
	}

	private Mono<Answer> create(CreateLink request, Function<NewLink, Mono<Link>> create) {
		return Mono.defer(() -> create.apply(this.validator.validate(request, this.clock.instant())))
			.onErrorMap(TokenTooLongException.class,
					(ex) -> new ProblemException(ProblemType.TOKEN_TOO_LONG, ex.getMessage() + "."))
			.map(this::answer);
	}

	private Answer answer(Link link) {
		return new Answer(this.web.baseUrl() + "/v1/links/" + link.token(), json(link));
	}

	/** What the body of an answer says of a link that is made. */
	String json(Link link) {
		LinkView view = LinkView.of(link, this.web.urlOf(link.token()), this.clock.instant());
		try {
			return this.json.writeValueAsString(view);
		}
		catch (JsonProcessingException ex) {
			throw new IllegalStateException("a link cannot be written", ex);
		}
	}

}
