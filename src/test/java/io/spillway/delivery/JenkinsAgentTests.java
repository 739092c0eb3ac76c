package io.spillway.delivery;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.Yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.LIST;

class JenkinsAgentTests {

	private static final Path FOLDER = Path.of(".jenkins");

	static Stream<Agent> agents() throws IOException {
		return JenkinsfileReader.read(Path.of("Jenkinsfile"))
			.pipeline()
			.all()
			.map(Stage::agent)
			.filter(Objects::nonNull)
			.map(Objects::requireNonNull)
			.distinct();
	}

	static Stream<Path> pods() throws IOException {
		try (Stream<Path> files = Files.list(FOLDER)) {
			return files.filter((file) -> file.toString().endsWith(".yaml")).toList().stream();
		}
	}

	@ParameterizedTest
	@MethodSource("agents")
	void hasTheContainerThatItsStageWants(Agent agent) throws IOException {
		assertThat(containers(agent.yamlFile())).extracting((container) -> Objects.toString(container.get("name")))
			.containsExactly(agent.container(), "jnlp");
	}

	@ParameterizedTest
	@MethodSource("pods")
	void isUsed(Path pod) throws IOException {
		assertThat(agents().map(Agent::yamlFile)).contains(pod);
	}

	@ParameterizedTest
	@MethodSource("pods")
	void isNotRootAndHasNoRightsInItsCluster(Path pod) throws IOException {
		Map<?, ?> spec = spec(pod);
		assertThat(spec.get("automountServiceAccountToken")).isEqualTo(false);
		Map<?, ?> context = map(spec.get("securityContext"));
		assertThat(context.get("runAsNonRoot")).isEqualTo(true);
		assertThat(context.get("runAsUser")).isEqualTo(1000);
	}

	@ParameterizedTest
	@MethodSource("pods")
	void whatThePipelineCallsHasNoPrivileges(Path pod) throws IOException {
		for (Map<?, ?> container : containers(pod)) {
			Map<?, ?> context = map(container.get("securityContext"));
			assertThat(context.get("privileged")).isNull();
			assertThat(context.get("allowPrivilegeEscalation")).isEqualTo(false);
			assertThat(map(context.get("capabilities")).get("drop")).isEqualTo(List.of("ALL"));
		}
	}

	/**
	 * It has to be, and is no more than that: no pod beside the one that builds images.
	 */
	@ParameterizedTest
	@MethodSource("pods")
	void onlyADockerDaemonIsPrivileged(Path pod) throws IOException {
		assertThat(containers(pod, "initContainers")).extracting((container) -> Objects.toString(container.get("name")))
			.isEqualTo(pod.endsWith("image.yaml") ? List.of("docker") : List.of());
	}

	@ParameterizedTest
	@MethodSource("pods")
	void takesNoMoreMemoryThanItAskedFor(Path pod) throws IOException {
		for (Map<?, ?> container : containers(pod)) {
			Map<?, ?> resources = map(container.get("resources"));
			assertThat(map(resources.get("limits")).get("memory")).isNotNull()
				.isEqualTo(map(resources.get("requests")).get("memory"));
			assertThat(map(resources.get("requests")).get("cpu")).isNotNull();
		}
	}

	/** Without it those tests would be skipped, and nobody would know. */
	@ParameterizedTest
	@ValueSource(strings = { "verify.yaml", "native.yaml" })
	void testsTheConsoleInABrowser(String pod) throws IOException {
		assertThat(containers(FOLDER.resolve(pod)).get(0).get("env")).asInstanceOf(LIST)
			.contains(Map.of("name", "SPILLWAY_TEST_BROWSER", "value", "required"));
	}

	@ParameterizedTest
	@MethodSource("pods")
	void runsAnImageThatCanBeBuilt(Path pod) throws IOException {
		String image = Objects.toString(containers(pod).get(0).get("image"));
		assertThat(new TreeSet<>(Files.readAllLines(FOLDER.resolve("Dockerfile"))))
			.anyMatch((line) -> line.startsWith("FROM ")
					&& line.endsWith(" AS " + image.substring(image.lastIndexOf(':') + 1)));
	}

	private static List<Map<?, ?>> containers(Path pod) throws IOException {
		return containers(pod, "containers");
	}

	private static List<Map<?, ?>> containers(Path pod, String kind) throws IOException {
		Object containers = spec(pod).get(kind);
		return ((containers instanceof List<?> list) ? list : List.of()).stream()
			.<Map<?, ?>>map(JenkinsAgentTests::map)
			.toList();
	}

	private static Map<?, ?> spec(Path pod) throws IOException {
		Map<?, ?> object = map(new Yaml().load(Files.readString(pod)));
		assertThat(object.get("kind")).isEqualTo("Pod");
		return map(object.get("spec"));
	}

	private static Map<?, ?> map(@Nullable Object value) {
		return (Map<?, ?>) Objects.requireNonNull(value);
	}

}
