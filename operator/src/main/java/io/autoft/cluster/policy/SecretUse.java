package io.autoft.cluster.policy;

import java.util.Set;
import java.util.stream.Stream;

/**
 * The Secrets that a pod is given. Who may write a study sees what the container sees: the image is
 * the author's choice.
 */
final class SecretUse {

  private SecretUse() {}

  /** Secrets in files that {@code podPolicy.secretVolumes} does not name. */
  static Stream<String> volumes(ReviewedPod pod, Set<String> allowed) {
    var volumes = pod.volumes().map(volume -> volume.at("secret", "secretName"));
    var projected = pod.projections().map(source -> source.at("secret", "name"));
    var drivers = pod.volumes().map(volume -> volume.at("csi", "nodePublishSecretRef", "name"));
    return unnamed(
        Stream.of(volumes, projected, drivers).flatMap(fields -> fields), allowed, "secretVolumes");
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

  private static Stream<String> unnamed(Stream<Field> names, Set<String> allowed, String value) {
    return names
        .filter(name -> name.isSet() && !allowed.contains(name.text()))
        .map(
            name ->
                "%s is %s, a Secret that podPolicy.%s does not name"
                    .formatted(name.path(), name.text(), value));
  }
}
