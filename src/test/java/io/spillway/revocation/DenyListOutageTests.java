package io.spillway.revocation;

import java.time.Duration;

import io.spillway.database.MigratedDatabase;
import io.spillway.development.FlakyProxy;
import io.spillway.development.TestDatabase;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import reactor.core.scheduler.Schedulers;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@ExtendWith(OutputCaptureExtension.class)
class DenyListOutageTests {

	private final TestDatabase server = TestDatabase.create();

	@AutoClose
	private final FlakyProxy proxy = FlakyProxy.to(this.server);

	@AutoClose
	private final MigratedDatabase database = MigratedDatabase.of(this.proxy.database(), Duration.ofSeconds(5));

	@AutoClose
	private final Replica replica = new Replica(this.database, Schedulers.parallel());

	@Test
	void aReplicaKeepsItsListAndCatchesUpByItself(CapturedOutput output) {
		await().until(this.replica::isLoaded);
		this.replica.revoke("before");
		this.proxy.cut();
		await().until(() -> output.getAll().contains("The deny list cannot be read"));
		int refused = this.proxy.refused();
		await().until(() -> this.proxy.refused() > refused + 3);
		assertThat(this.replica.isDenied("before")).isTrue();
		this.server.execute("insert into deny_list (kind, subject) values (1, substring(sha256('meanwhile') for 16))");
		this.proxy.restore();
		await().until(() -> this.replica.isDenied("meanwhile"));
		await().until(() -> Listeners.count(this.database) == 1);
		assertThat(this.replica.isDenied("before")).isTrue();
		assertThat(output).containsOnlyOnce("The deny list cannot be read").contains("up to date again");
	}

}
