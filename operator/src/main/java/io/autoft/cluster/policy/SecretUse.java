package io.autoft.cluster.policy;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The Secrets that a pod is given. Who may write a study sees what the container sees: the image is
 * the author's choice.
 */
final class SecretUse {

  private SecretUse() {}

  /**
   * Secrets in volumes that {@code podPolicy.secretVolumes} does not name: those whose files a
   * container sees, and those with which a volume is mounted, since the author can choose a driver
   * that hands them on, or a server that is told them.
   */
  static Stream<String> volumes(ReviewedPod pod, Set<String> allowed) {
    var files = pod.volumes().map(volume -> volume.at("secret", "secretName"));
    var projected = pod.projections().map(source -> source.at("secret", "name"));
    return unnamed(
        Stream.of(files, projected, credentials(pod)).flatMap(fields -> fields),
        allowed,
        "secretVolumes");
  }

  /**
   * Whatever kind of volume it is: many have a {@code secretRef}, and those that have not name it
   * otherwise.
   */
  private static Stream<Field> credentials(ReviewedPod pod) {
    var references =
        pod.volumes()
            .flatMap(volume -> volume.fieldsExcept(List.of()))
            .map(source -> source.at("secretRef", "name"));
    var others =
        pod.volumes()
            .flatMap(
                volume ->
                    Stream.of(
                        volume.at("csi", "nodePublishSecretRef", "name"),
                        volume.at("azureFile", "secretName")));
    return Stream.concat(references, others);
  }

  /** Secrets in the environment that {@code podPolicy.secretVariables} does not name. */
  static Stream<String> variables(ReviewedPod pod, Set<String> allowed) {
    var single =
        pod.containers()
            .flatMap(container -> container.at("env").elements())
            .map(variable -> variable.at("valueFrom", "secretKeyRef", "name"));
    var whole =
        pod.containers()
            .flatMap(container -> container.at("envFrom").elements())
            .map(source -> source.at("secretRef", "name"));
    return unnamed(Stream.concat(single, whole), allowed, "secretVariables");
  }

  /** Whether the pod is given one, whatever the chart names. */
  static boolean any(ReviewedPod pod) {
    return Stream.concat(volumes(pod, Set.of()), variables(pod, Set.of())).findAny().isPresent();
  }

  private static Stream<String> unnamed(Stream<Field> names, Set<String> allowed, String value) {
    return names
        .filter(name -> name.isSet() && !allowed.contains(name.text()))
        .map(
            name ->
                "%s is %s, a Secret that podPolicy.%s does not name"
                    .formatted(name.path(), name.text(), value));
  }
}
