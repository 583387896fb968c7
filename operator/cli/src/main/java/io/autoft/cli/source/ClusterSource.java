package io.autoft.cli.source;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonNode;
import io.autoft.api.v1alpha1.ApiNames;
import io.autoft.api.v1alpha1.AutoFTTrialStatus;
import io.autoft.cli.json.ApiJson;
import io.autoft.cli.stored.StoredStudy;
import io.autoft.cli.stored.StoredTrial;
import io.autoft.cli.words.CommandFailedException;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.GenericKubernetesResourceList;
import io.fabric8.kubernetes.api.model.ListOptionsBuilder;
import io.fabric8.kubernetes.api.model.Status;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.ContainerResource;
import io.fabric8.kubernetes.client.dsl.Loggable;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import java.net.ConnectException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** A study in a cluster. Reads only, with the rights of the kubeconfig's user. */
public final class ClusterSource implements StudySource {

  private static final ResourceDefinitionContext STUDIES =
      resources(ApiNames.STUDY, "autoftstudies");

  private static final ResourceDefinitionContext TRIALS = resources(ApiNames.TRIAL, "autofttrials");

  /** No answer at all, an expired page, too many requests, or a fault of the server's. */
  private static final IntPredicate MAY_PASS =
      code -> code <= 0 || code == 410 || code == 429 || code >= 500;

  /** Trials in one answer: some kilobytes of JSON each. */
  private static final long PAGE = 200;

  /** Lines of a log that say how far a trial is. */
  private static final int TAIL_LINES = 20;

  private final KubernetesClient client;
  private final String namespace;
  private final String name;
  private final RecentTails tails;

  /** The study of a name; the client is closed with the source. */
  ClusterSource(KubernetesClient client, String namespace, String name, Clock clock) {
    this.client = requireNonNull(client, "client is null");
    this.namespace = requireNonNull(namespace, "namespace is null");
    this.name = requireNonNull(name, "name is null");
    tails = new RecentTails(this::readTail, clock);
  }

  /** Said here, the API server need not be asked which resources it has, and may have none. */
  private static ResourceDefinitionContext resources(String kind, String plural) {
    return new ResourceDefinitionContext.Builder()
        .withGroup(ApiNames.GROUP)
        .withVersion(ApiNames.VERSION)
        .withKind(kind)
        .withPlural(plural)
        .withNamespaced(true)
        .build();
  }

  @Override
  public StoredStudy study() {
    return asked("there is no folder %s; ".formatted(name), () -> object(STUDIES, name))
        .map(StoredStudy::of)
        .orElseThrow(
            () ->
                new CommandFailedException(
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
    var options = new ListOptionsBuilder().withLimit(PAGE).withContinue(from.orElse(null)).build();
    return asked(
        () ->
            client
                .genericKubernetesResources(TRIALS)
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
    return asked(
        () ->
            trainer(trial)
                .map(Loggable::getLog)
                .or(() -> status(trial).map(AutoFTTrialStatus::logTail)));
  }

  /** As it was at most ten seconds ago. */
  @Override
  public Optional<String> logTail(String trial) {
    return tails.of(trial);
  }

  /** What the operator has read there, where it has: a log takes three requests, one to a node. */
  private Optional<String> readTail(String trial) {
    return asked(
        () ->
            status(trial)
                .map(AutoFTTrialStatus::progress)
                .or(() -> trainer(trial).map(log -> log.tailingLines(TAIL_LINES).getLog())));
  }

  /** The container of a trial's newest pod. */
  private Optional<ContainerResource> trainer(String trial) {
    var pods = client.pods().inNamespace(namespace);
    return pods.withLabel("autoft.io/trial", trial).list().getItems().stream()
        .max(Comparator.comparing(pod -> pod.getMetadata().getCreationTimestamp()))
        .map(pod -> pods.withName(pod.getMetadata().getName()).inContainer("trainer"));
  }

  private Optional<AutoFTTrialStatus> status(String trial) {
    return object(TRIALS, trial).flatMap(object -> StoredTrial.of(object, trial).status());
  }

  private Optional<JsonNode> object(ResourceDefinitionContext kind, String named) {
    var objects = client.genericKubernetesResources(kind).inNamespace(namespace);
    return Optional.ofNullable(objects.withName(named).get()).map(ClusterSource::json);
  }

  private static JsonNode json(GenericKubernetesResource resource) {
    return ApiJson.MAPPER.valueToTree(resource);
  }

  private <T> T asked(Supplier<T> question) {
    return asked("", question);
  }

  /** What a cluster answers in a line, with what can be done. */
  private <T> T asked(String before, Supplier<T> question) {
    try {
      return question.get();
    } catch (KubernetesClientException e) {
      throw unreadable(e).orElseGet(() -> unanswered(before, e));
    }
  }

  /** An answer that will be no other the next time. */
  private Optional<CommandFailedException> unreadable(KubernetesClientException e) {
    return causes(e)
        .filter(StreamConstraintsException.class::isInstance)
        .findFirst()
        .map(
            why ->
                new CommandFailedException(
                    "what the cluster %s has of the study %s cannot be read: %s"
                        .formatted(client.getMasterUrl(), name, why.getMessage()),
                    e));
  }

  private CommandFailedException unanswered(String before, KubernetesClientException e) {
    var message = "%sthe cluster %s: %s".formatted(before, client.getMasterUrl(), words(e));
    return MAY_PASS.test(e.getCode())
        ? new UnreachableException(message, e)
        : new CommandFailedException(message, e);
  }

  private static String words(KubernetesClientException e) {
    return Optional.ofNullable(e.getStatus()).map(Status::getMessage).orElseGet(() -> reason(e));
  }

  /** Without an answer the client says no more than that; the causes do, some without a message. */
  private static String reason(KubernetesClientException e) {
    var causes = causes(e).toList();
    if (causes.stream().anyMatch(UnresolvedAddressException.class::isInstance)) {
      return "its name cannot be resolved";
    }
    if (causes.stream().anyMatch(ConnectException.class::isInstance)) {
      return "no connection can be made";
    }
    var root = causes.get(causes.size() - 1);
    return Optional.ofNullable(root.getMessage()).orElse(root.toString());
  }

  private static Stream<Throwable> causes(Throwable e) {
    return Stream.iterate(e, Objects::nonNull, Throwable::getCause);
  }

  @Override
  public void close() {
    client.close();
  }
}
