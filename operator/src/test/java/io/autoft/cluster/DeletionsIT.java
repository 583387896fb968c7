package io.autoft.cluster;

import static io.autoft.testing.Studies.STUDY;
import static org.assertj.core.api.Assertions.assertThat;

import io.autoft.api.v1alpha1.TrialPurpose;
import io.autoft.cluster.crd.AutoFTStudy;
import io.autoft.cluster.crd.AutoFTTrial;
import io.autoft.contract.TrialConfig;
import io.autoft.testing.ApiServer;
import io.autoft.testing.Cluster;
import io.autoft.testing.Document;
import io.autoft.testing.OperatorProcess;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What becomes of a study of which somebody deletes a part, at every stage: the rows of {@code
 * operator/docs/deletions.md} that an API server can show. The test removes what belongs to what is
 * deleted, as the garbage collector of a cluster does.
 */
@Execution(ExecutionMode.CONCURRENT)
class DeletionsIT {

  private static final int MEMORY = 384;

  /**
   * One baseline, four search trials, two candidates and the baseline twice, one final training.
   */
  private static final Document WITH_ALL_STAGES =
      STUDY
          .with("spec.search.baselines", "[FineTuning]")
          .with("spec.budget.trials", "4")
          .with("spec.parallelism", "2")
          .with("spec.confirmation", "{candidates: 2, repeats: 2}")
          .with("spec.finalTraining.compare", "[]");

  private static KubernetesClient client;
  private static Cluster cluster;
  private static OperatorProcess operator;

  private String study;

  @BeforeAll
  static void start() throws Exception {
    client = ApiServer.get().clientOfNewNamespace();
    cluster = new Cluster(client, DeletionsIT::score);
    operator = OperatorProcess.start(MEMORY, client.getNamespace());
    operator.awaitReady();
  }

  @AfterAll
  static void stop() throws InterruptedException {
    if (operator != null) {
      operator.kill();
    }
    if (client != null) {
      client.close();
    }
  }

  @BeforeEach
  void create() {
    study = cluster.create(WITH_ALL_STAGES);
  }

  @ParameterizedTest
  @EnumSource
  void aTrialThatRunsIsReplacedByAnotherNumber(TrialPurpose purpose) {
    var trial = running(purpose);

    deleteTrial(trial);

    complete();
    assertThat(cluster.trial(name(trial))).as("its number is not given again").isNull();
    assertThat(ofPurpose(purpose)).isEqualTo(expected(purpose));
    assertThat(cluster.study(study).getStatus().trials().failed()).isZero();
  }

  @ParameterizedTest
  @EnumSource
  void aTrialWithAScoreIsMissedAndReplacedByAnotherNumber(TrialPurpose purpose) {
    complete();
    var trial = trials(purpose).get(0);

    deleteTrial(trial);

    cluster.run(study, () -> trials(purpose).size() == expected(purpose) && isComplete());
    assertThat(cluster.trial(name(trial))).as("its number is not given again").isNull();
  }

  @ParameterizedTest
  @EnumSource
  void aJobThatRunsIsADisruption(TrialPurpose purpose) {
    var trial = running(purpose);

    deleteJob(trial);

    complete();
    assertDisrupted(trial);
  }

  @ParameterizedTest
  @EnumSource
  void aPodThatRunsIsADisruption(TrialPurpose purpose) {
    var trial = running(purpose);

    deletePod(trial);
    Cluster.await(() -> "Pending".equals(cluster.trial(name(trial)).getStatus().state()));

    complete();
    assertDisrupted(trial);
  }

  @Test
  void jobsAndPodsOfFinishedTrialsAreNotMissed() {
    complete();
    var trials = cluster.trials(study);
    var status = cluster.study(study).getStatus();

    trials.forEach(DeletionsIT::deleteJob);

    staysFor(Duration.ofSeconds(3), () -> cluster.jobs(study).isEmpty());
    assertThat(cluster.trials(study)).isEqualTo(trials);
    assertThat(cluster.study(study).getStatus()).isEqualTo(status);
  }

  @Test
  void whatIsDeletedWhileTheStudyIsSuspendedIsReplacedWhenItIsResumed() {
    var trial = running(TrialPurpose.Search);
    suspend(true);
    Cluster.await(() -> "Suspended".equals(cluster.stage(study)));
    int trials = cluster.trials(study).size();

    deleteTrial(trial);
    staysFor(Duration.ofSeconds(3), () -> cluster.trials(study).size() == trials - 1);

    suspend(false);
    complete();
    assertThat(ofPurpose(TrialPurpose.Search)).isEqualTo(4);
    assertThat(cluster.trial(name(trial))).isNull();
  }

  @ParameterizedTest
  @EnumSource
  void nothingIsMadeForAStudyThatIsDeleted(TrialPurpose purpose) {
    running(purpose);
    client.resources(AutoFTStudy.class).inNamespace(cluster.namespace()).withName(study).delete();

    staysFor(Duration.ofSeconds(3), this::nothingIsLeftToCollect);
  }

  /** As Kubernetes' garbage collector; a pass that was under way may have made something. */
  private boolean nothingIsLeftToCollect() {
    var trials = cluster.trials(study);
    var jobs = cluster.jobs(study);
    trials.forEach(DeletionsIT::deleteTrial);
    jobs.forEach(DeletionsIT::delete);
    return trials.isEmpty() && jobs.isEmpty();
  }

  private AutoFTTrial running(TrialPurpose purpose) {
    Cluster.await(
        () -> {
          cluster.step(study, job -> !isOf(purpose, job) || cluster.pod(job).isEmpty());
          return firstRunning(purpose).isPresent();
        });
    return firstRunning(purpose).orElseThrow();
  }

  private static boolean isOf(TrialPurpose purpose, HasMetadata job) {
    return purpose.name().equals(job.getMetadata().getLabels().get("autoft.io/purpose"));
  }

  private Optional<AutoFTTrial> firstRunning(TrialPurpose purpose) {
    return trials(purpose).stream()
        .filter(t -> t.getStatus() != null && "Running".equals(t.getStatus().state()))
        .findFirst();
  }

  private List<AutoFTTrial> trials(TrialPurpose purpose) {
    return cluster.trials(study).stream().filter(t -> t.getSpec().purpose() == purpose).toList();
  }

  private int ofPurpose(TrialPurpose purpose) {
    return trials(purpose).size();
  }

  private static int expected(TrialPurpose purpose) {
    return switch (purpose) {
      case Baseline, FinalTraining -> 1;
      case Search -> 4;
      case Confirmation -> 6;
    };
  }

  private void complete() {
    cluster.run(study, this::isComplete);
  }

  private boolean isComplete() {
    return "Complete".equals(cluster.stage(study));
  }

  private void assertDisrupted(AutoFTTrial trial) {
    var later = cluster.trial(name(trial));
    assertThat(later.getSpec()).isEqualTo(trial.getSpec());
    assertThat(later.getStatus().state()).isEqualTo("Scored");
    assertThat(later.getStatus().attempts()).isEqualTo(2);
    assertThat(later.getStatus().disruptions()).isEqualTo(1);
    assertThat(cluster.study(study).getStatus().trials().failed()).isZero();
    for (var purpose : TrialPurpose.values()) {
      assertThat(ofPurpose(purpose)).isEqualTo(expected(purpose));
    }
  }

  private static void deleteTrial(AutoFTTrial trial) {
    delete(trial);
    deleteJob(trial);
  }

  private static void deleteJob(AutoFTTrial trial) {
    var jobs = client.batch().v1().jobs().inNamespace(cluster.namespace());
    deletePod(trial);
    Optional.ofNullable(jobs.withName(name(trial)).get()).ifPresent(DeletionsIT::delete);
  }

  private static void deletePod(AutoFTTrial trial) {
    client
        .pods()
        .inNamespace(cluster.namespace())
        .withLabel("autoft.io/trial", name(trial))
        .list()
        .getItems()
        .forEach(pod -> client.resource(pod).withGracePeriod(0).delete());
  }

  private static void delete(HasMetadata object) {
    client.resource(object).delete();
  }

  private void suspend(boolean suspended) {
    client
        .resources(AutoFTStudy.class)
        .inNamespace(cluster.namespace())
        .withName(study)
        .patch(
            PatchContext.of(PatchType.JSON_MERGE),
            "{\"spec\": {\"suspend\": %s}}".formatted(suspended));
  }

  private static void staysFor(Duration duration, Callable<Boolean> condition) {
    Awaitility.await().during(duration).atMost(Duration.ofSeconds(40)).until(condition);
  }

  private static String name(AutoFTTrial trial) {
    return trial.getMetadata().getName();
  }

  /** Best at a hinge weight of 1; another seed moves it by a thousandth. */
  private static double score(TrialConfig config) {
    double best = 1 / (1 + Math.abs(Math.log(config.parameters().get("weight.Hinge") + 1e-9)));
    return 0.1 + 0.8 * best + 0.001 * (config.seed() % 100) / 100;
  }
}
