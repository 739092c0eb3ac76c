package io.spillway.endtoend;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;

/** Ports of the loopback interface. */
final class Ports {

	/** Below 32768 no outgoing connection takes a port before its service does. */
	private static final int FIRST = 24_000;

	private static final int END = 32_000;

	private static final Set<Integer> GIVEN = ConcurrentHashMap.newKeySet();

	private Ports() {
	}

	/** A port that nobody listens on, another one each time. */
	static int free() {
		while (true) {
			int port = ThreadLocalRandom.current().nextInt(FIRST, END);
			if (!isOpen(port) && GIVEN.add(port)) {
				return port;
			}
		}
	}

	/** A port that is taken until the socket is closed. */
	static ServerSocket taken() throws IOException {
		return new ServerSocket(free(), 1, InetAddress.getLoopbackAddress());
	}

	static boolean isOpen(int port) {
		try (Socket socket = connect(port)) {
			return socket.isConnected();
		}
		catch (ConnectException _) {
			return false;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	static Socket connect(int port) throws IOException {
		Socket socket = new Socket();
		socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 5000);
		socket.setSoTimeout(30_000);
		return socket;
	}

}
