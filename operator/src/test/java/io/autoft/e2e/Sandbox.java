package io.autoft.e2e;

import io.autoft.cluster.crd.AutoFTStudy;
import io.autoft.cluster.crd.AutoFTTrial;
import io.autoft.testing.Document;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.ArrayList;
import java.util.List;

/** A namespace of a test. It takes only pods that keep to the restricted security profile. */
record Sandbox(Cluster cluster, String namespace) implements AutoCloseable {

  /** Who writes what a user would write; by this name it is told apart from the operator. */
  static final String USER = "autoft-e2e";

  static Sandbox on(Cluster cluster) {
    var namespace =
        new NamespaceBuilder()
            .withNewMetadata()
            .withGenerateName("autoft-e2e-")
            .addToLabels("pod-security.kubernetes.io/enforce", "restricted")
            .endMetadata()
            .build();
    return new Sandbox(
        cluster, cluster.client().resource(namespace).create().getMetadata().getName());
  }

  KubernetesClient client() {
    return cluster.client();
  }

  /** As {@code kubectl apply --server-side} does; the document as it is then. */
  Document apply(Document document) {
    return Document.of(
        client()
            .resource(document.resource())
            .inNamespace(namespace)
            .fieldManager(USER)
            .forceConflicts()
            .serverSideApply());
  }

  /** A document as it is on the cluster now. */
  Document stored(Document document) {
    return Document.of(client().resource(document.resource()).inNamespace(namespace).get());
  }

  /** Applies a study. */
  StudyRun start(Document study) {
    apply(study);
    return new StudyRun(this, study);
  }

  void deletePod(String name) {
    client().pods().inNamespace(namespace).withName(name).delete();
  }

  /** The objects of a type. */
  <T extends HasMetadata> List<T> items(Class<T> type) {
    return client().resources(type).inNamespace(namespace).list().getItems();
  }

  /** All that may tell why a test has failed. */
  String evidence() {
    var objects = new ArrayList<HasMetadata>();
    objects.addAll(items(AutoFTStudy.class));
    objects.addAll(items(AutoFTTrial.class));
    var text = new StringBuilder("=== namespace " + namespace + "\n");
    for (var object : objects) {
      object.getMetadata().setManagedFields(null);
      text.append(Serialization.asYaml(object));
    }
    for (var pod : items(Pod.class)) {
      text.append("--- status of pod ").append(pod.getMetadata().getName()).append('\n');
      text.append(Serialization.asYaml(pod.getStatus()));
    }
    return text.toString();
  }

  @Override
  public void close() {
    client().namespaces().withName(namespace).delete();
  }
}
