package io.spillway.link;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

import io.spillway.database.MigratedDatabase;
import io.spillway.development.Query;
import io.spillway.token.Rings;
import io.spillway.token.UnreadableException;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import reactor.test.StepVerifier;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

class StoredLinksTests {

	private static final String TOKEN = "abcDEF012345";

	private static final String OTHER = "zzzzzzzzzzzz";

	@AutoClose
	private final MigratedDatabase database = MigratedDatabase.create();

	private final StoredLinks links = new StoredLinks(this.database.client(), Rings.of(1));

	@Test
	void findsWhatWasInserted() {
		StepVerifier.create(this.links.insert(TOKEN, Payloads.full())).expectNext(true).verifyComplete();
		StepVerifier.create(this.links.find(TOKEN))
			.expectNext(new Link(TOKEN, LinkKind.STORED, Payloads.full(), false))
			.verifyComplete();
		StepVerifier.create(this.links.find(OTHER)).verifyComplete();
	}

	@Test
	void leavesALinkAloneWhoseTokenIsWantedAgain() {
		this.links.insert(TOKEN, Payloads.to("https://first.example/")).block();
		StepVerifier.create(this.links.insert(TOKEN, Payloads.to("https://second.example/")))
			.expectNext(false)
			.verifyComplete();
		StepVerifier.create(this.links.find(TOKEN).map((link) -> link.payload().target()))
			.expectNext("https://first.example/")
			.verifyComplete();
	}

	@Test
	void tellsTokensByCase() {
		this.links.insert("abcdefghijkl", Payloads.to("https://lower.example/")).block();
		StepVerifier.create(this.links.insert("ABCDEFGHIJKL", Payloads.to("https://upper.example/")))
			.expectNext(true)
			.verifyComplete();
		StepVerifier.create(this.links.find("abcdefghijkl").map((link) -> link.payload().target()))
			.expectNext("https://lower.example/")
			.verifyComplete();
	}

	@Test
	void revokesHoweverOften() {
		this.links.insert(TOKEN, Payloads.full()).block();
		StepVerifier.create(this.links.revoke(TOKEN)).expectNext(true).verifyComplete();
		String since = Query.text(this.database.server(), "select revoked_at from link");
		StepVerifier.create(this.links.revoke(TOKEN)).expectNext(true).verifyComplete();
		assertThat(Query.text(this.database.server(), "select revoked_at from link")).isEqualTo(since);
		StepVerifier.create(this.links.find(TOKEN).map(Link::revoked)).expectNext(true).verifyComplete();
		StepVerifier.create(this.links.revoke(OTHER)).expectNext(false).verifyComplete();
	}

	@Test
	void writesNothingThatTellsWhereALinkLeads() throws SQLException {
		this.links.insert(TOKEN, Payloads.full()).block();
		try (Connection connection = this.database.server().connect();
				Statement statement = connection.createStatement();
				ResultSet row = statement.executeQuery("select sealed, link::text as all from link")) {
			assertThat(row.next()).isTrue();
			for (String text : new String[] { new String(row.getBytes("sealed"), UTF_8), row.getString("all") }) {
				assertThat(text).doesNotContain("target.example", "order", "label of mine");
			}
		}
	}

	@Test
	void doesNotOpenARowThatWasMovedToAnotherToken() {
		this.links.insert(TOKEN, Payloads.to("https://mine.example/")).block();
		this.links.insert(OTHER, Payloads.to("https://theirs.example/")).block();
		this.database.server().execute("""
				update link set sealed = other.sealed from link as other where other.token <> link.token
				""");
		StepVerifier.create(this.links.find(TOKEN)).verifyError(UnreadableException.class);
		this.database.server().execute("delete from link where token = '%s'".formatted(OTHER));
		this.database.server().execute("update link set token = '%s'".formatted(OTHER));
		StepVerifier.create(this.links.find(OTHER).map((link) -> link.payload().target()))
			.expectNext("https://theirs.example/")
			.verifyComplete();
	}

	@Test
	void doesNotOpenARowWithAByteChanged() {
		this.links.insert(TOKEN, Payloads.full()).block();
		this.database.server().execute("update link set sealed = set_bit(sealed, 200, 1 - get_bit(sealed, 200))");
		StepVerifier.create(this.links.find(TOKEN)).verifyError(UnreadableException.class);
	}

	@Test
	void doesNotOpenARowWhoseKeyIsMissing() {
		this.links.insert(TOKEN, Payloads.full()).block();
		StepVerifier.create(new StoredLinks(this.database.client(), Rings.of(2)).find(TOKEN))
			.verifyErrorMessage("key 1 is not in the ring");
		StepVerifier.create(new StoredLinks(this.database.client(), Rings.of(2, 1)).find(TOKEN))
			.expectNextCount(1)
			.verifyComplete();
	}

}
