package io.autoft.cluster;

import io.autoft.cluster.crd.AutoFTStudy;
import io.autoft.study.StudyFiles;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.Optional;

/** Files that a study keeps in ConfigMaps of its own. They are read from the API server. */
public final class OwnedFiles {

  /** Annotation that says what the files are about; those of another version count as absent. */
  private static final String VERSION = "autoft.io/version";

  private OwnedFiles() {}

  /**
   * The text of a file.
   *
   * @param name of the ConfigMap
   * @param version that the file must have
   */
  public static Optional<String> read(
      KubernetesClient client, AutoFTStudy study, String name, String file, String version) {
    var configMap =
        client.configMaps().inNamespace(study.getMetadata().getNamespace()).withName(name).get();
    return Optional.ofNullable(configMap)
        .filter(c -> version.equals(c.getMetadata().getAnnotations().get(VERSION)))
        .flatMap(c -> Optional.ofNullable(c.getData()))
        .map(data -> data.get(file));
  }

  /** Stores files, in place of what was there. */
  public static void write(KubernetesClient client, AutoFTStudy study, StudyFiles files) {
    var configMap =
        new ConfigMapBuilder()
            .withMetadata(OwnerReferences.child(study, files.folder()))
            .editMetadata()
            .addToAnnotations(VERSION, files.version())
            .endMetadata()
            .withData(files.texts())
            .build();
    client.resource(configMap).createOr(r -> r.update());
  }
}
