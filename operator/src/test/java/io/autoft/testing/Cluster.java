package io.autoft.testing;

import io.autoft.cluster.crd.AutoFTStudy;
import io.autoft.cluster.crd.AutoFTTrial;
import io.autoft.contract.InvalidDocumentException;
import io.autoft.contract.Outcome;
import io.autoft.contract.ParameterDigest;
import io.autoft.contract.Resamples;
import io.autoft.contract.TrialConfig;
import io.autoft.contract.TrialReport;
import io.autoft.status.ConditionSet;
import io.fabric8.kubernetes.api.model.Condition;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.UncountedTerminatedPods;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.net.HttpURLConnection;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import org.awaitility.Awaitility;

/**
 * A namespace of the mock server, or of an API server without controllers, and what controllers and
 * nodes do in a cluster: {@link #step} gives Jobs pods, lets pods run and trainers report. Names
 * are never used twice, since informers live on from test to test.
 */
public final class Cluster {

  private static final AtomicInteger NAMES = new AtomicInteger();

  private final KubernetesClient client;
  private final ToDoubleFunction<TrialConfig> score;

  /**
   * A cluster whose trainers report a score.
   *
   * @param score of a trial that was told this
   */
  public Cluster(KubernetesClient client, ToDoubleFunction<TrialConfig> score) {
    this.client = client;
    this.score = score;
  }

  /** Creates a study under a name of its own. */
  public String create(Document study) {
    var name = "study-" + NAMES.incrementAndGet();
    var metadata = "{name: %s, namespace: %s}".formatted(name, namespace());
    client.resource(StudyObjects.study(study.with("metadata", metadata))).create();
    return name;
  }

  public String namespace() {
    return client.getNamespace();
  }

  public AutoFTStudy study(String name) {
    return client.resources(AutoFTStudy.class).inNamespace(namespace()).withName(name).get();
  }

  public String stage(String name) {
    var status = study(name).getStatus();
    return status == null ? "" : status.stage();
  }

  public Optional<Condition> condition(String name, String type) {
    var status = study(name).getStatus();
    return status == null
        ? Optional.empty()
        : new ConditionSet(status.conditions()).get(type).filter(c -> c.getStatus().equals("True"));
  }

  /** Trials of a study in the order of their numbers. */
  public List<AutoFTTrial> trials(String study) {
    return client
        .resources(AutoFTTrial.class)
        .inNamespace(namespace())
        .withLabel("autoft.io/study", study)
        .list()
        .getItems()
        .stream()
        .sorted(Comparator.comparing(t -> t.getSpec().number()))
        .toList();
  }

  public AutoFTTrial trial(String name) {
    return client.resources(AutoFTTrial.class).inNamespace(namespace()).withName(name).get();
  }

  /** Those of its trials. */
  public List<Job> jobs(String study) {
    return client
        .batch()
        .v1()
        .jobs()
        .inNamespace(namespace())
        .withLabel("autoft.io/study", study)
        .withLabel("autoft.io/trial")
        .list()
        .getItems();
  }

  /** Steps until something holds. */
  public void run(String study, Callable<Boolean> until) {
    await(
        () -> {
          step(study);
          return until.call();
        });
  }

  /** Waits until the operator has done something; what is asked of may not be there at first. */
  public static void await(Callable<Boolean> until) {
    Awaitility.await()
        .atMost(Duration.ofMinutes(2))
        .pollInterval(Duration.ofMillis(20))
        .ignoreExceptionsMatching(Cluster::isMissing)
        .until(until);
  }

  private static boolean isMissing(Throwable thrown) {
    return thrown instanceof NullPointerException || thrown instanceof NoSuchElementException;
  }

  /** Every Job of the study goes on by one: it gets a pod, the pod runs, the trainer reports. */
  public void step(String study) {
    step(study, job -> true);
  }

  /** Some Jobs of the study go on by one, and pods of Jobs that are gone go too. */
  public void step(String study, Predicate<Job> which) {
    collectGarbage(study);
    jobs(study).stream().filter(job -> !isComplete(job)).filter(which).forEach(this::stepIfThere);
  }

  /** A Job or its pod that the operator has deleted meanwhile stays as it is. */
  private void stepIfThere(Job job) {
    try {
      step(job);
    } catch (KubernetesClientException e) {
      if (e.getCode() != HttpURLConnection.HTTP_NOT_FOUND) {
        throw e;
      }
    }
  }

  /** An API server alone does not: a pod that was created as its Job was deleted would stay. */
  private void collectGarbage(String study) {
    var pods =
        client
            .pods()
            .inNamespace(namespace())
            .withLabel("autoft.io/study", study)
            .withLabel("autoft.io/trial")
            .list();
    var jobs = client.batch().v1().jobs().inNamespace(namespace()).list().getItems();
    var owners = jobs.stream().map(job -> job.getMetadata().getUid()).toList();
    pods.getItems().stream()
        .filter(
            pod ->
                pod.getMetadata().getOwnerReferences().stream()
                    .noneMatch(owner -> owners.contains(owner.getUid())))
        .forEach(pod -> client.resource(pod).withGracePeriod(0).delete());
  }

  /** One Job goes on by one. */
  public void step(Job job) {
    var pod = pod(job);
    if (pod.isEmpty()) {
      createPod(job);
    } else if (pod.get().getStatus().getPhase().equals("Running")) {
      end(job, 0, report(job));
    } else {
      complete(job);
    }
  }

  /** The pod of a Job. */
  public Optional<Pod> pod(Job job) {
    return client
        .pods()
        .inNamespace(namespace())
        .withLabel("autoft.io/trial", job.getMetadata().getName())
        .list()
        .getItems()
        .stream()
        .filter(
            p ->
                p.getMetadata().getOwnerReferences().stream()
                    .anyMatch(o -> o.getUid().equals(job.getMetadata().getUid())))
        .findFirst();
  }

  private void createPod(Job job) {
    var template = job.getSpec().getTemplate();
    var pod =
        new PodBuilder()
            .withNewMetadata()
            .withNamespace(namespace())
            .withName(job.getMetadata().getName() + "-" + NAMES.incrementAndGet())
            .withLabels(template.getMetadata().getLabels())
            .addNewOwnerReference()
            .withApiVersion("batch/v1")
            .withKind("Job")
            .withName(job.getMetadata().getName())
            .withUid(job.getMetadata().getUid())
            .withController(true)
            .endOwnerReference()
            .endMetadata()
            .withNewSpecLike(template.getSpec())
            .withNodeName("node-1")
            .endSpec()
            .withNewStatus()
            .withPhase("Running")
            .addNewContainerStatus()
            .withName("trainer")
            .withNewState()
            .withNewRunning(now())
            .endState()
            .endContainerStatus()
            .endStatus()
            .build();
    var status = pod.getStatus();
    // An API server takes a status by itself alone.
    var created = client.resource(pod).create();
    created.setStatus(status);
    client.resource(created).updateStatus();
  }

  /** The trainer of a Job that has a running pod ends. */
  public void end(Job job, int exitCode, String message) {
    var pod = pod(job).orElseThrow();
    var started = pod.getStatus().getContainerStatuses().get(0).getState().getRunning();
    var ended =
        new PodBuilder(pod)
            .editStatus()
            .withPhase(exitCode == 0 ? "Succeeded" : "Failed")
            .withContainerStatuses()
            .addNewContainerStatus()
            .withName("trainer")
            .withNewState()
            .withNewTerminated()
            .withExitCode(exitCode)
            .withReason(exitCode == 0 ? "Completed" : "Error")
            .withStartedAt(started.getStartedAt())
            .withFinishedAt(now())
            .withMessage(message)
            .endTerminated()
            .endState()
            .endContainerStatus()
            .endStatus()
            .build();
    client.resource(ended).updateStatus();
  }

  /** The Job gives up. */
  public void fail(Job job) {
    finish(job, "FailureTarget", "Failed");
  }

  /** The Job has done what it had to. */
  public void complete(Job job) {
    finish(job, "SuccessCriteriaMet", "Complete");
  }

  /** As the Job controller: what is to become of it, and once its pods are counted, that it is. */
  private void finish(Job job, String decided, String done) {
    client
        .resource(job)
        .editStatus(
            stored ->
                stored
                    .edit()
                    .withNewStatus()
                    .withStartTime(job.getMetadata().getCreationTimestamp())
                    .withCompletionTime(done.equals("Complete") ? now() : null)
                    .withSucceeded(done.equals("Complete") ? 1 : null)
                    .withUncountedTerminatedPods(new UncountedTerminatedPods())
                    .addNewCondition()
                    .withType(decided)
                    .withStatus("True")
                    .withLastTransitionTime(now())
                    .endCondition()
                    .addNewCondition()
                    .withType(done)
                    .withStatus("True")
                    .withLastTransitionTime(now())
                    .endCondition()
                    .endStatus()
                    .build());
  }

  /** What the trainer of a Job reports. */
  public String report(Job job) {
    var trainer = job.getSpec().getTemplate().getSpec().getContainers().get(0);
    try {
      var config = TrialConfig.parse(trainer.getEnv().get(0).getValue());
      return new TrialReport(
              1,
              ParameterDigest.of(config.parameters()),
              Outcome.Scored,
              Optional.of(score.applyAsDouble(config)),
              new TreeMap<>(Map.of("standardError", 0.01)),
              resamples(config),
              50,
              new TreeMap<>(),
              Optional.empty(),
              Optional.empty(),
              List.of(),
              Optional.empty(),
              config.training().finalTraining().map(f -> config.trial()),
              List.of("stem", "block.0-1", "final", "head", "text"))
          .toJson();
    } catch (InvalidDocumentException e) {
      throw new IllegalStateException(e);
    }
  }

  /** What moves the score on these few resamples is the same in all trials. */
  private Optional<String> resamples(TrialConfig config) {
    float value = (float) score.applyAsDouble(config);
    float[] resampled = {value + 0.01f, value - 0.01f, value + 0.02f, value - 0.02f};
    return config.training().finalTraining().isPresent()
        ? Optional.empty()
        : Optional.of(new Resamples(resampled, resampled).encode());
  }

  private static boolean isComplete(Job job) {
    return job.getStatus() != null
        && job.getStatus().getConditions().stream().anyMatch(c -> c.getType().equals("Complete"));
  }

  private static String now() {
    return Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
  }
}
