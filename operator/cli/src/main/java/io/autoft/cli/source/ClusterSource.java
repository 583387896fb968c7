package io.autoft.cli.source;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import io.autoft.api.v1alpha1.AutoFTTrialStatus;
import io.autoft.cli.admission.ApiJson;
import io.autoft.cli.local.FolderException;
import io.autoft.cli.local.StoredStudy;
import io.autoft.cli.local.StoredTrial;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.GenericKubernetesResourceList;
import io.fabric8.kubernetes.api.model.ListOptionsBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.ContainerResource;
import io.fabric8.kubernetes.client.dsl.Loggable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** A study in a cluster. Reads only, with the rights of the kubeconfig's user. */
public final class ClusterSource implements StudySource {

  private static final String API_VERSION = "autoft.io/v1alpha1";

  /** Trials in one answer: some kilobytes of JSON each. */
  private static final long PAGE = 200;

  /** Lines of a log that say how far a trial is. */
  private static final int TAIL_LINES = 20;

  private final KubernetesClient client;
  private final String namespace;
  private final String name;
  private final long page;

  /** The study of a name; the client is closed with the source. */
  ClusterSource(KubernetesClient client, String namespace, String name) {
    this(client, namespace, name, PAGE);
  }

  /** The same, with so many trials in one answer. */
  ClusterSource(KubernetesClient client, String namespace, String name, long page) {
    this.page = page;
    this.client = requireNonNull(client, "client is null");
    this.namespace = requireNonNull(namespace, "namespace is null");
    this.name = requireNonNull(name, "name is null");
  }

  @Override
  public StoredStudy study() {
    var found =
        asked(
            () ->
                client
                    .genericKubernetesResources(API_VERSION, "AutoFTStudy")
                    .inNamespace(namespace)
                    .withName(name)
                    .get());
    return Optional.ofNullable(found)
        .map(ClusterSource::json)
        .map(StoredStudy::of)
        .orElseThrow(
            () ->
                new FolderException(
                    "there is no folder %s, and no autoftstudy %s in namespace %s of the cluster"
                        .formatted(name, name, namespace)));
  }

  @Override
  public List<StoredTrial> trials() {
    var trials = new ArrayList<StoredTrial>();
    var from = Optional.<String>empty();
    do {
      var read = page(from);
      read.getItems().stream()
          .map(trial -> StoredTrial.of(json(trial), trial.getMetadata().getName()))
          .forEach(trials::add);
      from = Optional.ofNullable(read.getMetadata().getContinue()).filter(next -> !next.isEmpty());
    } while (from.isPresent());
    trials.sort(Comparator.comparingInt(trial -> trial.spec().number()));
    return trials;
  }

  private GenericKubernetesResourceList page(Optional<String> from) {
    var options = new ListOptionsBuilder().withLimit(page).withContinue(from.orElse(null)).build();
    return asked(
        () ->
            client
                .genericKubernetesResources(API_VERSION, "AutoFTTrial")
                .inNamespace(namespace)
                .withLabel("autoft.io/study", name)
                .list(options));
  }

  @Override
  public Optional<String> published(String folder, String file) {
    return asked(
        () ->
            Optional.ofNullable(client.configMaps().inNamespace(namespace).withName(folder).get())
                .map(ConfigMap::getData)
                .map(data -> data.get(file)));
  }

  /** Of the newest pod, while there is one; else the tail that a failed trial keeps. */
  @Override
  public Optional<String> log(String trial) {
    return asked(() -> trainer(trial).map(Loggable::getLog).or(() -> tail(trial)));
  }

  @Override
  public Optional<String> logTail(String trial) {
    return asked(() -> trainer(trial).map(log -> log.tailingLines(TAIL_LINES).getLog()));
  }

  /** The container of a trial's newest pod. */
  private Optional<ContainerResource> trainer(String trial) {
    var pods = client.pods().inNamespace(namespace);
    return pods.withLabel("autoft.io/trial", trial).list().getItems().stream()
        .max(Comparator.comparing(pod -> pod.getMetadata().getCreationTimestamp()))
        .map(pod -> pods.withName(pod.getMetadata().getName()).inContainer("trainer"));
  }

  private Optional<String> tail(String trial) {
    var found =
        client
            .genericKubernetesResources(API_VERSION, "AutoFTTrial")
            .inNamespace(namespace)
            .withName(trial)
            .get();
    return Optional.ofNullable(found)
        .flatMap(object -> StoredTrial.of(json(object), trial).status())
        .map(AutoFTTrialStatus::logTail);
  }

  private static JsonNode json(GenericKubernetesResource resource) {
    return ApiJson.MAPPER.valueToTree(resource);
  }

  /** What a cluster answers in a line, with what can be done. */
  private <T> T asked(Supplier<T> question) {
    try {
      return question.get();
    } catch (KubernetesClientException e) {
      throw new FolderException(
          "the cluster %s: %s"
              .formatted(
                  client.getMasterUrl(),
                  Optional.ofNullable(e.getStatus())
                      .map(status -> status.getMessage())
                      .orElse(e.getMessage())),
          e);
    }
  }

  @Override
  public void close() {
    client.close();
  }
}
