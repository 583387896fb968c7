package io.autoft.wiring;

import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.Map;
import java.util.Optional;

/** Files that an object keeps in ConfigMaps of its own. They are read from the API server. */
public final class OwnedFiles {

  /** Annotation that tells what a file is about; of another version, it counts as none. */
  private static final String VERSION = "autoft.io/version";

  private OwnedFiles() {}

  /**
   * The text of a file.
   *
   * @param metadata name and namespace of the ConfigMap
   * @param version that the file must have
   */
  public static Optional<String> read(
      KubernetesClient client, ObjectMeta metadata, String file, String version) {
    var configMap =
        client.configMaps().inNamespace(metadata.getNamespace()).withName(metadata.getName()).get();
    return Optional.ofNullable(configMap)
        .filter(c -> version.equals(c.getMetadata().getAnnotations().get(VERSION)))
        .flatMap(c -> Optional.ofNullable(c.getData()))
        .map(data -> data.get(file));
  }

  /** Stores a file, in place of what was there. */
  public static void write(
      KubernetesClient client, ObjectMeta metadata, String file, String version, String text) {
    var configMap =
        new ConfigMapBuilder()
            .withMetadata(metadata)
            .editMetadata()
            .addToAnnotations(VERSION, version)
            .endMetadata()
            .withData(Map.of(file, text))
            .build();
    client.resource(configMap).createOr(r -> r.update());
  }
}
