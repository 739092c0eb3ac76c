package io.spillway.delivery;

import java.nio.file.Path;

import org.jspecify.annotations.Nullable;

/**
 * Where steps run: a container of a pod.
 *
 * @param yamlFile the pod's description, as the Jenkinsfile has it: below the project's
 * folder
 * @param container the container in which commands run
 * @param serviceAccount whose rights they have; none if there is none
 */
record Agent(Path yamlFile, String container, @Nullable String serviceAccount) {
}
