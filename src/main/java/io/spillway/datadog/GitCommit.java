package io.spillway.datadog;

import java.net.URI;
import java.util.regex.Pattern;

/**
 * What was deployed.
 *
 * @param sha the commit's whole hash
 * @param repository the repository's URL
 */
record GitCommit(String sha, String repository) {

	private static final Pattern SHA = Pattern.compile("[0-9a-f]{40}|[0-9a-f]{64}");

	/**
	 * Checks both.
	 * @throws IllegalArgumentException if one is wrong; the URL is not repeated, as it
	 * may hold a password
	 */
	GitCommit {
		if (!SHA.matcher(sha).matches()) {
			throw new IllegalArgumentException("--commit is the whole hash: 40 or 64 hexadecimal digits");
		}
		if (!isPublic(repository)) {
			throw new IllegalArgumentException(
					"--repository is like https://github.com/spillway/spillway, without user");
		}
	}

	private static boolean isPublic(String url) {
		try {
			URI uri = URI.create(url);
			return "https".equals(uri.getScheme()) && uri.getHost() != null && uri.getRawUserInfo() == null
					&& uri.getRawQuery() == null;
		}
		catch (IllegalArgumentException ex) {
			return false;
		}
	}

}
