package io.spillway.overload;

/** Tells calls of the API from clicks by their target (RFC 9112, section 3.2). */
final class ApiPath {

	private static final String API = "/v1";

	private ApiPath() {
	}

	/** Whether the path of a request target is /v1 or below it. */
	static boolean isApiCall(String requestTarget) {
		int path = path(requestTarget);
		int end = path + API.length();
		return path >= 0 && requestTarget.startsWith(API, path)
				&& (end == requestTarget.length() || "/?#;".indexOf(requestTarget.charAt(end)) >= 0);
	}

	/** Where the path of a target in origin form or in absolute form begins, or -1. */
	private static int path(String requestTarget) {
		if (requestTarget.startsWith("/")) {
			return 0;
		}
		int authority = requestTarget.indexOf("://");
		return (authority > 0) ? requestTarget.indexOf('/', authority + 3) : -1;
	}

}
