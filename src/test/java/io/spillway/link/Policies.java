package io.spillway.link;

import java.net.URI;
import java.time.Duration;
import java.util.List;

/** Target policies of a gateway at https://go.example. */
public final class Policies {

	static final List<String> WEB = List.of("http", "https");

	private Policies() {
	}

	public static TargetPolicy of(List<String> schemes, List<String> hosts) {
		return new TargetPolicy(new LinksProperties(Duration.ZERO, schemes, hosts), URI.create("https://go.example"));
	}

	/** What an operator gets who configures nothing. */
	public static TargetPolicy standard() {
		return of(WEB, List.of());
	}

}
