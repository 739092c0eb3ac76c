package io.spillway.database;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

import reactor.netty.resources.LoopResources;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.r2dbc.R2dbcProperties;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.ApplicationListener;
import org.springframework.core.env.Environment;

/**
 * Connects the event loops while the context is made, which takes about as long: the
 * first click would have to wait for both, one after the other. A context that was not
 * started with this listener connects by itself.
 */
public final class EarlyConnections implements ApplicationListener<ApplicationEnvironmentPreparedEvent> {

	private static final String URL = "spring.r2dbc.url";

	private final LoopResources loops = DatabaseConfiguration.newLoops();

	private final CompletableFuture<LoopConnections> connections = new CompletableFuture<>();

	@Override
	public void onApplicationEvent(ApplicationEnvironmentPreparedEvent event) {
		Environment environment = event.getEnvironment();
		if (event.getSpringApplication().getWebApplicationType() == WebApplicationType.NONE
				|| !environment.containsProperty(URL)) {
			return;
		}
		event.getBootstrapContext()
			.addCloseListener((closed) -> closed.getApplicationContext()
				.getBeanFactory()
				.registerSingleton("earlyConnections", this));
		this.connections.completeAsync(() -> connect(Binder.get(environment)), EarlyConnections::startThread);
	}

	private static void startThread(Runnable task) {
		Thread.ofPlatform().daemon().name("spillway-connect").start(task);
	}

	private LoopConnections connect(Binder settings) {
		LoopConnections made = DatabaseConfiguration.newLoopConnections(
				settings.bindOrCreate("spring.r2dbc", R2dbcProperties.class),
				settings.bindOrCreate("spillway", DatabaseProperties.class), this.loops);
		made.connect(this.loops.onServer(true));
		return made;
	}

	/** The event loops that are connected. */
	LoopResources loops() {
		return this.loops;
	}

	/**
	 * The connections, which may not be open yet.
	 * @throws RuntimeException if there can be none with these settings
	 */
	LoopConnections connections() {
		try {
			return this.connections.join();
		}
		catch (CompletionException ex) {
			throw (ex.getCause() instanceof RuntimeException cause) ? cause : ex;
		}
	}

}
