package io.autoft.testing;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Objects of a namespace as they were exported, owners before what they own. */
public final class ExportedObjects {

  private ExportedObjects() {}

  /** Creates them, with their status, in the client's namespace. */
  public static void create(String file, KubernetesClient client) {
    List<GenericKubernetesResource> waiting =
        new ArrayList<>(
            Stream.of(Repository.read(file).split("(?m)^---\n"))
                .map(text -> Serialization.unmarshal(text, GenericKubernetesResource.class))
                .toList());
    while (!waiting.isEmpty()) {
      var exported = waiting.remove(0);
      var created = create(exported, client);
      waiting.forEach(
          object ->
              object.getMetadata().getOwnerReferences().stream()
                  .filter(owner -> owner.getUid().equals(exported.getMetadata().getUid()))
                  .forEach(owner -> owner.setUid(created.getMetadata().getUid())));
    }
  }

  private static GenericKubernetesResource create(
      GenericKubernetesResource exported, KubernetesClient client) {
    var created = client.resource(exported).inNamespace(client.getNamespace()).create();
    var status = exported.getAdditionalProperties().get("status");
    if (status == null) {
      return created;
    }
    created.setAdditionalProperty("status", status);
    return client.resource(created).updateStatus();
  }
}
