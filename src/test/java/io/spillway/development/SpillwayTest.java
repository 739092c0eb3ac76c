package io.spillway.development;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import io.spillway.SpillwayApplication;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.context.ContextConfiguration;

/**
 * A test against the running service: real HTTP on a free port, a real PostgreSQL with a
 * database of its own (a {@link TestDatabase} bean), {@link DevelopmentKeys}, a new
 * folder as spool unless the test names one. Inject a {@code WebTestClient} to call it.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(classes = SpillwayApplication.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
		properties = { "management.server.port=0",
				// An annotation would bring beans that the service does not have.
				"spring.test.observability.auto-configure=true" })
@ContextConfiguration(initializers = SpillwayTest.Settings.class)
public @interface SpillwayTest {

	/** Makes the database and hands it and the keys to the service. */
	class Settings implements ApplicationContextInitializer<ConfigurableApplicationContext> {

		@Override
		public void initialize(ConfigurableApplicationContext context) {
			TestDatabase database = TestDatabase.create();
			TestPropertyValues.of(database.settings()).applyTo(context);
			TestPropertyValues.of(DevelopmentKeys.settings()).applyTo(context);
			if (!context.getEnvironment().containsProperty(TestSpool.SETTING)) {
				TestPropertyValues.of(TestSpool.settings()).applyTo(context);
			}
			context.getBeanFactory().registerSingleton("testDatabase", database);
		}

	}

}
