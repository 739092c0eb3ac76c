package io.spillway.web;

import com.atlassian.oai.validator.model.Request;
import com.atlassian.oai.validator.model.Response;
import com.atlassian.oai.validator.model.SimpleRequest;
import com.atlassian.oai.validator.model.SimpleResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.EntityExchangeResult;
import org.springframework.web.util.UriComponentsBuilder;

/** A request and its response in the terms of the contract's validator. */
record Exchange(EntityExchangeResult<?> result) {

	String path() {
		return this.result.getUrl().getRawPath();
	}

	Request.Method method() {
		return Request.Method.valueOf(this.result.getMethod().name());
	}

	int status() {
		return this.result.getStatus().value();
	}

	/** The media type of the response's body; null if it has none. */
	@Nullable String mediaType() {
		MediaType type = this.result.getResponseHeaders().getContentType();
		return (type == null || body().length == 0) ? null : type.getType() + "/" + type.getSubtype();
	}

	byte[] body() {
		byte[] body = this.result.getResponseBodyContent();
		return (body != null) ? body : new byte[0];
	}

	Request request() {
		SimpleRequest.Builder request = new SimpleRequest.Builder(method(), path());
		this.result.getRequestHeaders().forEach(request::withHeader);
		UriComponentsBuilder.fromUri(this.result.getUrl()).build().getQueryParams().forEach(request::withQueryParam);
		return request.withBody(this.result.getRequestBodyContent()).build();
	}

	Response response() {
		SimpleResponse.Builder response = SimpleResponse.Builder.status(status());
		this.result.getResponseHeaders().forEach(response::withHeader);
		return response.withBody(body()).build();
	}

}
