package io.spillway.endtoend;

import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.google.protobuf.ByteString;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.metrics.v1.HistogramDataPoint;
import io.opentelemetry.proto.metrics.v1.Metric;
import io.opentelemetry.proto.metrics.v1.NumberDataPoint;
import io.opentelemetry.proto.trace.v1.Span;
import io.spillway.development.OtlpReceiver;

/** What a receiver got, as tests want to see it. */
record Telemetry(OtlpReceiver receiver) {

	private static final Duration LIMIT = Duration.ofSeconds(30);

	/** All exports, once there is one that has what is wanted. */
	List<Metric> metrics(String name, Predicate<List<Metric>> wanted) {
		Await.until(name, LIMIT, () -> wanted.test(this.receiver.metrics(name)));
		return this.receiver.metrics(name);
	}

	/** The spans of a trace, once there are so many. */
	List<Span> trace(String id, int spans) {
		Await.until(spans + " spans of " + id, LIMIT, () -> trace(id).size() >= spans);
		return trace(id);
	}

	List<Span> trace(String id) {
		return this.receiver.spans().stream().filter((span) -> hex(span.getTraceId()).equals(id)).toList();
	}

	/** How many clicks all exports together tell of. */
	long clicks(String kind, String outcome) {
		Map<String, String> tags = Map.of("kind", kind, "outcome", outcome);
		return this.receiver.metrics("spillway.clicks")
			.stream()
			.flatMap((metric) -> metric.getHistogram().getDataPointsList().stream())
			.filter((point) -> tags(point.getAttributesList()).equals(tags))
			.mapToLong(HistogramDataPoint::getCount)
			.sum();
	}

	/** The resources that telemetry was said to be of. */
	Set<Map<String, String>> resources() {
		return Stream.concat(
				this.receiver.resourceMetrics().stream().map((metrics) -> metrics.getResource().getAttributesList()),
				this.receiver.resourceSpans().stream().map((spans) -> spans.getResource().getAttributesList()))
			.map(Telemetry::tags)
			.collect(Collectors.toSet());
	}

	/** The tags of each of a metric's points. */
	static List<Map<String, String>> tags(Metric metric) {
		Stream<List<KeyValue>> points = switch (metric.getDataCase()) {
			case HISTOGRAM ->
				metric.getHistogram().getDataPointsList().stream().map(HistogramDataPoint::getAttributesList);
			case SUM -> metric.getSum().getDataPointsList().stream().map(NumberDataPoint::getAttributesList);
			case GAUGE -> metric.getGauge().getDataPointsList().stream().map(NumberDataPoint::getAttributesList);
			default -> throw new AssertionError("not expected: " + metric);
		};
		return points.map(Telemetry::tags).toList();
	}

	private static Map<String, String> tags(List<KeyValue> attributes) {
		return attributes.stream()
			.collect(Collectors.toMap(KeyValue::getKey, (attribute) -> attribute.getValue().getStringValue()));
	}

	static String hex(ByteString bytes) {
		return HexFormat.of().formatHex(bytes.toByteArray());
	}

	/** The header of a caller whose request is traced. */
	static String traceparent(String trace) {
		return "00-%s-b7ad6b7169203331-01".formatted(trace);
	}

}
