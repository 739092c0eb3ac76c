package io.spillway.recording;

import java.security.SecureRandom;
import java.time.Clock;

import io.spillway.database.DatabaseGuard;
import io.spillway.database.LoopConnections;
import io.spillway.observability.BatchTelemetry;
import io.spillway.observability.RequestTracing;
import io.spillway.partition.ClickDays;
import io.spillway.spool.Spool;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(RecordingProperties.class)
class RecordingConfiguration {

	@Bean
	RecordingCounts recordingCounts() {
		return new RecordingCounts();
	}

	@Bean
	WriterThread writerThread() {
		return new WriterThread();
	}

	@Bean
	ClickBuffer clickBuffer(RecordingProperties properties, WriterThread writerThread) {
		return new ClickBuffer(properties.buffer(), ClickFlow.BATCH, writerThread::wake);
	}

	@Bean
	ClickFolder spoolFolder(RecordingProperties properties, Clock clock) {
		return new ClickFolder(() -> Spool.open(properties.folder(), properties.spoolSize().toBytes(),
				"spillway.clicks.spool", clock));
	}

	@Bean
	ClickTable clickTable(LoopConnections connections, DatabaseGuard guard, ClickDays days) {
		return new ClickTable(connections.forThisThread(), guard, days);
	}

	@Bean
	StoreAttempts storeAttempts(EventStore store, WriterThread writerThread) {
		return new StoreAttempts(store, System::nanoTime, writerThread::wake);
	}

	@Bean
	BatchTelemetry recordingTelemetry(RequestTracing tracing) {
		return new BatchTelemetry("record", tracing);
	}

	@Bean
	BatchTelemetry replayTelemetry(RequestTracing tracing) {
		return new BatchTelemetry("replay", tracing);
	}

	@Bean
	ClickFlow clickFlow(RecordingProperties properties, ClickBuffer buffer, StoreAttempts store, ClickFolder spool,
			RecordingCounts counts, BatchTelemetry recordingTelemetry, BatchTelemetry replayTelemetry) {
		return new ClickFlow(buffer, store, spool, counts, recordingTelemetry, replayTelemetry,
				properties.durability() == Durability.COMMIT, System::nanoTime);
	}

	@Bean
	ClickRecorder clickRecorder(RecordingProperties properties, Clock clock, ClickBuffer buffer, RecordingCounts counts,
			ClickFlow flow, WriterThread writerThread, DatabaseGuard guard) {
		return new ClickRecorder(properties.durability(), new ClickIds(new SecureRandom()), clock, buffer, counts, flow,
				writerThread, guard.timeout().multipliedBy(2));
	}

	@Bean
	RecordingMeters recordingMeters(RecordingCounts counts, ClickBuffer buffer, ClickFolder spool, Clock clock) {
		return new RecordingMeters(counts, buffer, spool, clock);
	}

	@Bean
	RecordingHealthIndicator recordingHealthIndicator(RecordingProperties properties, ClickBuffer buffer,
			StoreAttempts store, ClickFolder spool, RecordingCounts counts) {
		return new RecordingHealthIndicator(properties.durability(), buffer, store, spool, counts);
	}

}
