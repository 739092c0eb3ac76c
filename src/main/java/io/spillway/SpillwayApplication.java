package io.spillway;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts the service. */
@SpringBootApplication(proxyBeanMethods = false)
public class SpillwayApplication {

	public static void main(String[] args) {
		SpringApplication.run(SpillwayApplication.class, args);
	}

}
