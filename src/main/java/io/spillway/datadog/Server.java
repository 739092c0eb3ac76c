package io.spillway.datadog;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

import com.datadog.api.client.ApiClient;
import com.datadog.api.client.ServerVariable;

/**
 * Where Datadog is asked.
 *
 * @param index which of the client's servers
 * @param variables the variables of its URL
 */
record Server(int index, Map<String, String> variables) {

	private static final Pattern LOOPBACK = Pattern.compile("localhost|127(\\.[0-9]{1,3}){3}|\\[::1]");

	private static final Pattern ADDRESS = Pattern.compile("[A-Za-z0-9.:\\[\\]/_-]+");

	private static final int BY_SITE = 0;

	private static final int BY_ADDRESS = 1;

	/**
	 * Takes one of Datadog's sites.
	 * @param site as {@code datadoghq.eu}
	 * @throws FailureException if the client does not know it
	 */
	static Server ofSite(String site) {
		ServerVariable variable = Objects
			.requireNonNull(new ApiClient().getServers().get(BY_SITE).variables.get("site"));
		Set<String> known = new TreeSet<>(variable.enumValues);
		if (!known.contains(site)) {
			throw new FailureException(
					"no site %s: Datadog has %s (DD_SITE, --site)".formatted(site, String.join(", ", known)));
		}
		return new Server(BY_SITE, Map.of("site", site));
	}

	/**
	 * Takes the URL of something that stands for the API.
	 * @param url with https, or http on this machine
	 * @throws FailureException if it is another one; it is not repeated, as it may hold a
	 * password
	 */
	static Server ofUrl(String url) {
		URI uri = parsed(url);
		boolean safe = "https".equals(uri.getScheme())
				|| ("http".equals(uri.getScheme()) && LOOPBACK.matcher(String.valueOf(uri.getHost())).matches());
		String address = uri.getRawAuthority() + String.valueOf(uri.getRawPath()).replaceAll("/$", "");
		if (!safe || uri.getHost() == null || uri.getRawUserInfo() != null || uri.getRawQuery() != null
				|| uri.getRawFragment() != null || !ADDRESS.matcher(address).matches()) {
			throw new FailureException("the API's URL has to be https://HOST[:PORT][/PATH], without user and query; "
					+ "http only for localhost (DD_API_URL, --api-url)");
		}
		return new Server(BY_ADDRESS, Map.of("protocol", uri.getScheme(), "name", address));
	}

	private static URI parsed(String url) {
		try {
			return new URI(url);
		}
		catch (URISyntaxException ex) {
			// Without the cause: its message repeats the URL.
			throw new FailureException("the API's URL cannot be read (DD_API_URL, --api-url)");
		}
	}

}
