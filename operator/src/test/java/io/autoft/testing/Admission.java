package io.autoft.testing;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.Status;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.FieldValidateable;
import io.fabric8.kubernetes.client.dsl.NamespaceableResource;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * What the API server says to documents, in a namespace of each test class's own. Unknown fields
 * are refused. Of studies, the command line must say the same.
 */
public final class Admission implements BeforeAllCallback, AfterAllCallback {

  private static final String PATH =
      "apis/autoft.io/v1alpha1/namespaces/%s/autoftstudies?dryRun=All&fieldValidation=Strict";

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
    var answer =
        answer(
            document,
            resource ->
                resource.dryRun().fieldValidation(FieldValidateable.Validation.STRICT).create());
    LocalAdmission.of(document).ifPresent(local -> local.mustAgreeWith(answer));
    return answer.refusal().map(Status::getMessage);
  }

  /** Why the document cannot replace the stored one; empty if it can. Nothing is stored. */
  public Optional<String> refusalOfUpdate(Document document) {
    var stored = Document.of(on(document).get());
    var answer =
        answer(
            document,
            resource ->
                resource.dryRun().fieldValidation(FieldValidateable.Validation.STRICT).update());
    LocalAdmission.ofUpdate(document, stored).ifPresent(local -> local.mustAgreeWith(answer));
    return answer.refusal().map(Status::getMessage);
  }

  /**
   * Holds that the command line reads the text of a file with a new study as the API server reads
   * YAML, which is as {@code kubectl} does. Nothing is stored.
   */
  public void mustReadAlike(String yaml) {
    LocalAdmission.ofText(yaml).mustAgreeWith(answer(yaml));
  }

  /** Why the status of the document cannot be written; empty if it can. Nothing is stored. */
  public Optional<String> refusalOfStatus(Document document) {
    return answer(document, resource -> resource.dryRun().updateStatus())
        .refusal()
        .map(Status::getMessage);
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

  private Answer answer(
      Document document,
      Function<Resource<GenericKubernetesResource>, GenericKubernetesResource> request) {
    try {
      return new Answer(Optional.of(Document.of(request.apply(on(document)))), Optional.empty());
    } catch (KubernetesClientException e) {
      return new Answer(Optional.empty(), Optional.of(e.getStatus()));
    }
  }

  private Answer answer(String yaml) {
    var http = client.getHttpClient();
    var request =
        http.newHttpRequestBuilder()
            .uri(client.getMasterUrl() + PATH.formatted(namespace))
            .post("application/yaml", yaml)
            .build();
    var response = http.sendAsync(request, String.class).join();
    return response.isSuccessful()
        ? new Answer(Optional.of(Document.of(response.body())), Optional.empty())
        : new Answer(
            Optional.empty(), Optional.of(Serialization.unmarshal(response.body(), Status.class)));
  }

  private Resource<GenericKubernetesResource> on(Document document) {
    NamespaceableResource<GenericKubernetesResource> resource =
        client.resource(document.resource());
    return resource.inNamespace(namespace);
  }

  /** What the API server would store, or why it would not. */
  record Answer(Optional<Document> stored, Optional<Status> refusal) {}
}
