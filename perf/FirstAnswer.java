import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Tells when a service that is being started answers its first click. Reads lines of
 * port, path and target from standard input, asks until the answer is a 302 to the
 * target, and prints the moment in microseconds since 1970, or "none" after a minute.
 * <p>
 * It asks every 0.2 ms while nobody listens; a refused connection costs some 20 µs, so it
 * takes little from the start that it measures. It runs once for all starts: its own
 * takes longer than theirs.
 */
final class FirstAnswer {

	private static final long PATIENCE = TimeUnit.MINUTES.toNanos(1);

	private static final long PAUSE = TimeUnit.MICROSECONDS.toNanos(200);

	private static final int TIMEOUT_MILLIS = 5000;

	private FirstAnswer() {
	}

	public static void main(String[] args) throws IOException {
		BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
		System.out.println("ready");
		for (String line = in.readLine(); line != null; line = in.readLine()) {
			String[] parts = line.split(" ");
			System.out.println(await(Integer.parseInt(parts[0]), parts[1], parts[2]));
		}
	}

	private static String await(int port, String path, String target) {
		InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
		byte[] request = "GET %s HTTP/1.1\r\nHost: 127.0.0.1:%d\r\nConnection: close\r\n\r\n".formatted(path, port)
			.getBytes(StandardCharsets.US_ASCII);
		long since = System.nanoTime();
		while (System.nanoTime() - since < PATIENCE) {
			if (isRedirected(address, request, target)) {
				return Long.toString(ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now()));
			}
			LockSupport.parkNanos(PAUSE);
		}
		return "none";
	}

	private static boolean isRedirected(InetSocketAddress address, byte[] request, String target) {
		try (Socket socket = new Socket()) {
			socket.setSoTimeout(TIMEOUT_MILLIS);
			socket.connect(address, TIMEOUT_MILLIS);
			socket.getOutputStream().write(request);
			String answer = head(socket);
			return answer.startsWith("HTTP/1.1 302 ")
					&& answer.lines().anyMatch(("location: " + target)::equalsIgnoreCase);
		}
		catch (IOException _) {
			return false;
		}
	}

	private static String head(Socket socket) throws IOException {
		StringBuilder head = new StringBuilder();
		byte[] buffer = new byte[4096];
		while (head.indexOf("\r\n\r\n") < 0) {
			int count = socket.getInputStream().read(buffer);
			if (count < 0) {
				throw new IOException("the answer ended within its head");
			}
			head.append(new String(buffer, 0, count, StandardCharsets.ISO_8859_1));
		}
		return head.toString();
	}

}
