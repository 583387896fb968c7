package io.autoft.testing;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.FieldValidateable;
import io.fabric8.kubernetes.client.dsl.NamespaceableResource;
import io.fabric8.kubernetes.client.dsl.Resource;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * What the API server says to documents, in a namespace of each test class's own. Unknown fields
 * are refused.
 */
public final class Admission implements BeforeAllCallback, AfterAllCallback {

  private KubernetesClient client;
  private String namespace;

  /** Starts the API server if need be; without one, the tests of the class are skipped. */
  @Override
  public void beforeAll(ExtensionContext context) {
    client = ApiServer.get().client();
    namespace = ApiServer.get().newNamespace();
  }

  @Override
  public void afterAll(ExtensionContext context) {
    if (client != null) {
      client.close();
    }
  }

  /** Why the document cannot be created; empty if it can. Nothing is stored. */
  public Optional<String> refusal(Document document) {
    return refusal(
        document,
        resource ->
            resource.dryRun().fieldValidation(FieldValidateable.Validation.STRICT).create());
  }

  /** Why the document cannot replace the stored one; empty if it can. Nothing is stored. */
  public Optional<String> refusalOfUpdate(Document document) {
    return refusal(
        document,
        resource ->
            resource.dryRun().fieldValidation(FieldValidateable.Validation.STRICT).update());
  }

  /** Why the status of the document cannot be written; empty if it can. Nothing is stored. */
  public Optional<String> refusalOfStatus(Document document) {
    return refusal(document, resource -> resource.dryRun().updateStatus());
  }

  /** The document as stored. */
  public Document create(Document document) {
    return Document.of(on(document).create());
  }

  /** The document as stored after its status has been written, and nothing else of it. */
  public Document updateStatus(Document document) {
    return Document.of(on(document).updateStatus());
  }

  /** The document as stored after all but its status has been written. */
  public Document update(Document document) {
    return Document.of(on(document).update());
  }

  private Optional<String> refusal(
      Document document, Consumer<Resource<GenericKubernetesResource>> action) {
    try {
      action.accept(on(document));
      return Optional.empty();
    } catch (KubernetesClientException e) {
      return Optional.of(e.getMessage());
    }
  }

  private Resource<GenericKubernetesResource> on(Document document) {
    NamespaceableResource<GenericKubernetesResource> resource =
        client.resource(document.resource());
    return resource.inNamespace(namespace);
  }
}
