package io.spillway.datadog;

import java.io.IOException;

import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/** What {@code deploy/release} makes of Git's URL of a repository. */
@EnabledOnOs(OS.LINUX)
class ReleasedRepositoryTests {

	private static final String COMMIT = "0123456789abcdef0123456789abcdef01234567";

	@ParameterizedTest
	@CsvSource({ "https://git.example/team/x, https://git.example/team/x",
			"https://git.example:8443/x.git, https://git.example:8443/x.git",
			"https://me@git.example/x, https://git.example/x",
			"https://me:swordfish@git.example/x, https://git.example/x",
			"ssh://git@git.example:7999/team/x.git, https://git.example/team/x.git",
			"ssh://git.example/~team/x, https://git.example/~team/x",
			"git@git.example:team/x.git, https://git.example/team/x.git",
			"git.example:team/x.git, https://git.example/team/x.git" })
	void itIsOneThatTheEventTakes(String url, String expected) throws IOException, InterruptedException {
		String address = webAddress(url);
		assertThat(address).isEqualTo(expected + "\n");
		assertThat(new GitCommit(COMMIT, address.strip()).repository()).isEqualTo(expected);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "x.git", "/srv/git/x.git", "file:///srv/git/x.git", "http://git.example/x",
			"git://git.example/x", "https://git.example/x?token=swordfish", "https://git.example/x#swordfish",
			"https://me:sword@fish@git.example/x", "https://me:sword/fish@git.example/x",
			"https://me:1/swordfish@git.example/x", "me:swordfish@git.example:x", "https://", "https:///x" })
	void whatHasNoSuchUrlIsLeftOut(String url) throws IOException, InterruptedException {
		assertThat(webAddress(url)).isEmpty();
	}

	private static String webAddress(String url) throws IOException, InterruptedException {
		Process shell = new ProcessBuilder("bash", "-c",
				"set -euo pipefail; . deploy/release.d/datadog.sh; web_address \"$1\"", "bash", url)
			.redirectErrorStream(true)
			.start();
		String said = new String(shell.getInputStream().readAllBytes(), UTF_8);
		assertThat(shell.waitFor()).as(said).isZero();
		return said;
	}

}
