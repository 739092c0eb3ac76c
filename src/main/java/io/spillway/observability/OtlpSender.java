package io.spillway.observability;

import java.io.IOException;
import java.util.function.Consumer;

import io.opentelemetry.exporter.internal.http.HttpSender;
import io.opentelemetry.exporter.internal.marshal.Marshaler;
import io.opentelemetry.sdk.common.CompletableResultCode;

/** Sends traces on the thread that exports them, which has nothing else to do. */
final class OtlpSender implements HttpSender {

	private final OtlpConnection connection;

	OtlpSender(OtlpConnection connection) {
		this.connection = connection;
	}

	@Override
	public void send(Marshaler export, int bytes, Consumer<Response> onResponse, Consumer<Throwable> onError) {
		int status;
		try {
			status = this.connection.post(bytes, export::writeBinaryTo);
		}
		catch (IOException ex) {
			onError.accept(ex);
			return;
		}
		onResponse.accept(new Answer(status));
	}

	@Override
	public CompletableResultCode shutdown() {
		return CompletableResultCode.ofSuccess();
	}

	private record Answer(int statusCode) implements Response {

		@Override
		public String statusMessage() {
			return "";
		}

		@Override
		public byte[] responseBody() {
			return new byte[0];
		}

	}

}
