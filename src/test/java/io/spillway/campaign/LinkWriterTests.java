package io.spillway.campaign;

import java.net.URI;

import io.spillway.bulk.AnswerChunk;
import io.spillway.token.CampaignRecipient;
import io.spillway.token.CampaignTokens;
import io.spillway.token.Rings;
import io.spillway.web.Problem;
import io.spillway.web.ProblemType;
import org.junit.jupiter.api.Test;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

class LinkWriterTests {

	private static final Problem PROBLEM = new Problem(ProblemType.BAD_REQUEST, "A \"line\".");

	private final CampaignTokens tokens = new CampaignTokens(Rings.of(1));

	private final AnswerChunk chunk = new AnswerChunk();

	@Test
	void whatIsPutOffComesBeforeAnError() {
		LinkWriter writer = writer(new NdjsonLinks(URI.create("https://go.example")));
		writer.add(7, this.chunk);
		writer.addError(2, PROBLEM, this.chunk);
		writer.add(8, this.chunk);
		writer.flush(this.chunk);
		assertThat(text().lines().map((line) -> line.substring(0, 14))).containsExactly("{\"recipient\":7",
				"{\"line\":2,\"err", "{\"recipient\":8");
	}

	@Test
	void aUrlOfAnyLengthIsWritten() {
		String url = "https://go.example/" + "x".repeat(5000);
		LinkWriter writer = writer(new NdjsonLinks(URI.create(url)));
		for (int i = 0; i < 300; i++) {
			writer.add(7, this.chunk);
		}
		writer.flush(this.chunk);
		assertThat(text()).isEqualTo("{\"recipient\":7,\"url\":\"%s/%s\"}\n".formatted(url, token()).repeat(300));
	}

	@Test
	void commasAndQuotesAreQuotedInCsv() {
		LinkWriter writer = writer(new CsvLinks(URI.create("https://go.example/a,b")));
		writer.add(7, this.chunk);
		writer.addError(2, PROBLEM, this.chunk);
		assertThat(text())
			.isEqualTo("7,\"https://go.example/a,b/%s\",\r\n,,\"line 2: A \"\"line\"\".\"\r\n".formatted(token()));
	}

	private LinkWriter writer(LinkFormat format) {
		return new LinkWriter(this.tokens.batch(3), format);
	}

	private String token() {
		return this.tokens.seal(new CampaignRecipient(3, 7));
	}

	private String text() {
		byte[] to = this.chunk.room(0);
		return new String(to, 0, this.chunk.size(), UTF_8);
	}

}
