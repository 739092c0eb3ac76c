import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/**
 * Receives OTLP by HTTP on the loopback interface and looks at none of it. Says at its end
 * how many exports came, and how many bytes, as a line of JSON.
 */
final class OtlpReceiver {

	private static final Map<String, LongAdder> EXPORTS = new ConcurrentHashMap<>();

	private static final LongAdder BYTES = new LongAdder();

	private OtlpReceiver() {
	}

	public static void main(String[] args) throws IOException {
		int port = Integer.parseInt(args[0]);
		HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
		server.createContext("/v1/", OtlpReceiver::receive);
		Runtime.getRuntime().addShutdownHook(new Thread(() -> {
			System.out.printf("{\"metrics\":%d,\"traces\":%d,\"bytes\":%d}%n", exports("/v1/metrics"),
					exports("/v1/traces"), BYTES.sum());
			System.out.flush();
		}));
		server.start();
	}

	private static void receive(HttpExchange exchange) throws IOException {
		BYTES.add(exchange.getRequestBody().transferTo(OutputStream.nullOutputStream()));
		EXPORTS.computeIfAbsent(exchange.getRequestURI().getPath(), (_) -> new LongAdder()).increment();
		exchange.sendResponseHeaders(200, -1);
		exchange.close();
	}

	private static long exports(String path) {
		LongAdder count = EXPORTS.get(path);
		return (count != null) ? count.sum() : 0;
	}

}
