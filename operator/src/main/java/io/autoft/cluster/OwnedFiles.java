package io.autoft.cluster;

import io.autoft.cluster.crd.AutoFTStudy;
import io.autoft.study.StudyFiles;
import io.autoft.trial.Cause;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.Resource;
import java.util.Base64;
import java.util.Optional;

/**
 * Files that a study keeps in ConfigMaps of its own, read from the API server. A ConfigMap of such
 * a name that is somebody else's is neither read nor written.
 */
public final class OwnedFiles {

  /** Annotation that says what the files are about; those of another version count as absent. */
  private static final String VERSION = "autoft.io/version";

  /** The reason where the API server does not take a ConfigMap. */
  private static final String REFUSED = "ConfigMapRefused";

  private OwnedFiles() {}

  /**
   * The text of a file.
   *
   * @param name of the ConfigMap
   * @param version that the file must have
   */
  public static Optional<String> read(
      KubernetesClient client, AutoFTStudy study, String name, String file, String version) {
    return find(client, study, name)
        .filter(c -> version.equals(c.getMetadata().getAnnotations().get(VERSION)))
        .flatMap(c -> Optional.ofNullable(c.getData()))
        .map(data -> data.get(file));
  }

  /** All that a study keeps under a name. */
  public static Optional<ConfigMap> find(KubernetesClient client, AutoFTStudy study, String name) {
    return Optional.ofNullable(configMap(client, study, name).get())
        .filter(c -> Conflicts.isOf(study, c));
  }

  /**
   * Stores files, in place of the study's own; what is in the way, if it is another's or the API
   * server does not take them. Those of a former study are waited for: the exception leads to
   * another attempt. So does a change since the owner was looked at, for the operator may write
   * every ConfigMap of the namespace.
   */
  public static Optional<Cause> write(
      KubernetesClient client, AutoFTStudy study, StudyFiles files) {
    return write(
        client,
        study,
        new ConfigMapBuilder()
            .withMetadata(OwnerReferences.child(study, files.folder()))
            .editMetadata()
            .addToAnnotations(VERSION, files.version())
            .endMetadata()
            .withData(files.texts())
            .build());
  }

  /** Stores a file that is no text, by the same rules. */
  public static Optional<Cause> write(
      KubernetesClient client, AutoFTStudy study, String name, String file, byte[] content) {
    return write(
        client,
        study,
        new ConfigMapBuilder()
            .withMetadata(OwnerReferences.child(study, name))
            .addToBinaryData(file, Base64.getEncoder().encodeToString(content))
            .build());
  }

  private static Optional<Cause> write(
      KubernetesClient client, AutoFTStudy study, ConfigMap configMap) {
    var former = configMap(client, study, configMap.getMetadata().getName()).get();
    boolean own = former != null && Conflicts.isOf(study, former);
    if (former != null && !own && !Conflicts.isOfFormer(study, former)) {
      return Optional.of(Conflicts.with(former));
    }
    if (!own) {
      return refusal(() -> client.resource(configMap).create());
    }
    configMap.getMetadata().setResourceVersion(former.getMetadata().getResourceVersion());
    return refusal(() -> client.resource(configMap).update());
  }

  private static Optional<Cause> refusal(Runnable write) {
    try {
      write.run();
      return Optional.empty();
    } catch (KubernetesClientException e) {
      var refusal = ObjectQuota.cause(e).or(() -> Refusals.of(e, REFUSED, "ConfigMap"));
      return Optional.of(refusal.orElseThrow(() -> e));
    }
  }

  /** Removes what a study keeps under a name, as it was seen to be the study's. */
  public static void remove(KubernetesClient client, AutoFTStudy study, String name) {
    find(client, study, name).ifPresent(own -> client.resource(own).lockResourceVersion().delete());
  }

  private static Resource<ConfigMap> configMap(
      KubernetesClient client, AutoFTStudy study, String name) {
    return client.configMaps().inNamespace(study.getMetadata().getNamespace()).withName(name);
  }
}
