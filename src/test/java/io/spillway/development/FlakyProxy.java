package io.spillway.development;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** A way to a database that fails as networks do. */
public final class FlakyProxy implements AutoCloseable {

	private static final int BUFFER_BYTES = 16 * 1024;

	private final TestDatabase database;

	private final ServerSocket server;

	private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();

	private final Set<Socket> upstreams = ConcurrentHashMap.newKeySet();

	private final Set<Socket> silent = ConcurrentHashMap.newKeySet();

	private final AtomicInteger refused = new AtomicInteger();

	private volatile boolean cut;

	private volatile boolean silencing;

	private FlakyProxy(TestDatabase database) throws IOException {
		this.database = database;
		this.server = new ServerSocket(0, 0, InetAddress.getLoopbackAddress());
	}

	/** Opens a way to a database. */
	public static FlakyProxy to(TestDatabase database) {
		try {
			FlakyProxy proxy = new FlakyProxy(database);
			Thread.ofVirtual().start(proxy::accept);
			return proxy;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** The database by this way. */
	public TestDatabase database() {
		return new TestDatabase(this.server.getInetAddress().getHostAddress(), this.server.getLocalPort(),
				this.database.name(), this.database.user(), this.database.password());
	}

	/** Ends all connections, and new ones at once. */
	public void cut() {
		this.cut = true;
		this.sockets.forEach(FlakyProxy::close);
	}

	/** Lets new connections through. */
	public void restore() {
		this.cut = false;
		this.silencing = false;
	}

	/** How many connections were ended at once. */
	public int refused() {
		return this.refused.get();
	}

	/**
	 * Loses what comes over the connections that there are, and over new ones, as when a
	 * host has died: nobody is told.
	 */
	public void silence() {
		this.silencing = true;
		this.silent.addAll(this.sockets);
	}

	/**
	 * Loses what the database answers over the connections that there are, but not what
	 * it is asked.
	 */
	public void loseAnswers() {
		this.silent.addAll(this.upstreams);
	}

	private void accept() {
		while (!this.server.isClosed()) {
			try {
				connect(this.server.accept());
			}
			catch (IOException _) {
				// The proxy or the database is closed.
			}
		}
	}

	private void connect(Socket client) throws IOException {
		if (this.cut) {
			this.refused.incrementAndGet();
			client.close();
			return;
		}
		Socket upstream = new Socket(this.database.host(), this.database.port());
		this.sockets.add(client);
		this.sockets.add(upstream);
		this.upstreams.add(upstream);
		if (this.silencing) {
			this.silent.add(client);
		}
		Thread.ofVirtual().start(() -> pass(client, upstream));
		Thread.ofVirtual().start(() -> pass(upstream, client));
	}

	private void pass(Socket from, Socket to) {
		byte[] buffer = new byte[BUFFER_BYTES];
		try (from; to) {
			InputStream in = from.getInputStream();
			OutputStream out = to.getOutputStream();
			for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
				if (!this.silent.contains(from)) {
					out.write(buffer, 0, count);
				}
			}
		}
		catch (IOException _) {
			// Either side has gone: the other one goes too.
		}
	}

	@Override
	public void close() {
		cut();
		close(this.server);
	}

	private static void close(AutoCloseable socket) {
		try {
			socket.close();
		}
		catch (Exception ex) {
			throw new IllegalStateException(ex);
		}
	}

}
