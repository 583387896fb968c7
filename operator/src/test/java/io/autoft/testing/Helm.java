package io.autoft.testing;

import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What helm has said, such as the chart as it renders it. Without helm a test is skipped, with
 * {@code CI=true} it fails.
 *
 * @param ok whether helm could do it
 * @param output what it printed, such as the manifests, or its complaint
 */
public record Helm(boolean ok, String output) {

  /** Renders the chart as the release {@code autoft-operator} of a namespace. */
  public static Helm template(String namespace, String... arguments) {
    return template(Repository.path("helm/autoft-operator"), namespace, arguments);
  }

  /** The same of another chart. */
  public static Helm template(Path chart, String namespace, String... arguments) {
    var command =
        new ArrayList<>(
            List.of("template", "autoft-operator", chart.toString(), "--namespace=" + namespace));
    command.addAll(Arrays.asList(arguments));
    return run(command);
  }

  /** Runs helm. Where it needs a cluster, it takes the one that {@code KUBECONFIG} names. */
  public static Helm run(List<String> arguments) {
    return run("helm", arguments);
  }

  /** The same with Helm 4, as a program {@code helm4}. */
  public static Helm runFour(List<String> arguments) {
    return run("helm4", arguments);
  }

  /** Skips the test where there is no {@code helm}, or no {@code helm4}. */
  public static void require(String program) {
    path(program);
  }

  private static Helm run(String program, List<String> arguments) {
    var command = new ArrayList<>(List.of(path(program).toString()));
    command.addAll(arguments);
    var ended = Command.run(new ProcessBuilder(command));
    return new Helm(ended.ok(), ended.output());
  }

  /** The manifests of a kind. */
  public List<GenericKubernetesResource> manifests(String kind) {
    return manifests().filter(manifest -> manifest.getKind().equals(kind)).toList();
  }

  /** The operator's Deployment. */
  public Deployment deployment() {
    return Serialization.unmarshal(
        Serialization.asJson(manifests("Deployment").get(0)), Deployment.class);
  }

  /** The variables of the operator's container. */
  public Map<String, String> environment() {
    return deployment().getSpec().getTemplate().getSpec().getContainers().get(0).getEnv().stream()
        .collect(Collectors.toMap(EnvVar::getName, EnvVar::getValue));
  }

  /** All manifests. */
  public Stream<GenericKubernetesResource> manifests() {
    if (!ok) {
      throw new IllegalStateException(output);
    }
    return Arrays.stream(output.split("(?m)^---\n"))
        .filter(text -> text.contains("\nkind: "))
        .map(text -> Serialization.unmarshal(text, GenericKubernetesResource.class));
  }

  private static Path path(String program) {
    return onThePath(program)
        .or(() -> ApiServer.program(program))
        .orElseGet(
            () ->
                Missing.skip(
                    "no helm, or no helm4. Put one on the PATH, or let"
                        + " examples/local-cluster/build compile one (once, some minutes);"
                        + " .ci/run compiles Helm 4"));
  }

  private static Optional<Path> onThePath(String program) {
    return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(":"))
        .map(folder -> Path.of(folder, program))
        .filter(Files::isExecutable)
        .findFirst();
  }
}
