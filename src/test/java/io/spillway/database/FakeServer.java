package io.spillway.database;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;

import io.spillway.development.TestDatabase;

import static java.nio.charset.StandardCharsets.US_ASCII;

/**
 * Answers every connection as a PostgreSQL would that takes none: the embedded one trusts
 * everybody and is always up.
 */
final class FakeServer {

	private FakeServer() {
	}

	/** A server that refuses with an SQL state, for as long as the process runs. */
	static TestDatabase answering(String sqlState, String message) throws IOException {
		ServerSocket server = new ServerSocket(0, 0, InetAddress.getLoopbackAddress());
		byte[] answer = errorResponse(sqlState, message);
		Thread.ofVirtual().start(() -> serve(server, answer));
		return new TestDatabase("127.0.0.1", server.getLocalPort(), "links", "spillway", "secret");
	}

	private static void serve(ServerSocket server, byte[] answer) {
		while (!server.isClosed()) {
			try (Socket client = server.accept()) {
				DataInputStream in = new DataInputStream(client.getInputStream());
				in.skipNBytes(in.readInt() - Integer.BYTES);
				client.getOutputStream().write(answer);
			}
			catch (IOException _) {
				// The client has gone.
			}
		}
	}

	/** The message that section 53.7 of PostgreSQL's documentation describes. */
	private static byte[] errorResponse(String sqlState, String message) {
		ByteArrayOutputStream fields = new ByteArrayOutputStream();
		for (String field : new String[] { "SFATAL", "VFATAL", "C" + sqlState, "M" + message, "" }) {
			fields.writeBytes(field.getBytes(US_ASCII));
			fields.write(0);
		}
		int length = Integer.BYTES + fields.size();
		return ByteBuffer.allocate(1 + length).put((byte) 'E').putInt(length).put(fields.toByteArray()).array();
	}

}
