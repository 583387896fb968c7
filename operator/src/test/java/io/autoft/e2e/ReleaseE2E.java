package io.autoft.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.autoft.cluster.TrialRecords;
import io.autoft.testing.ChartCopies;
import io.autoft.testing.Document;
import io.autoft.testing.Repository;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/**
 * What helm does with the operator while a study is at work. Version 0.1.0 is its chart and its
 * CRDs; under them runs the operator of this version. Last of all, since the older chart's rights
 * are not what this operator asks for.
 */
@Isolated
@Order(Integer.MAX_VALUE)
@ExtendWith(Sandboxes.class)
class ReleaseE2E {

  private static final Path CHART = Repository.path("helm/autoft-operator");

  @Test
  void aStudyGoesOnThroughUpgradeRollbackAndANewInstallation(Sandbox sandbox, @TempDir Path folder)
      throws Exception {
    var release = Release.of(sandbox.cluster(), folder);
    try (var chronicle = new Chronicle(sandbox)) {
      release.uninstall();
      release.install(ChartCopies.released(folder));
      var run = sandbox.start(longSearch());
      awaitTrials(run, 1);

      release.upgrade(CHART, "--reuse-values");
      awaitTrials(run, 2);
      release.rollBack();
      awaitTrials(run, 2);
      release.upgrade(CHART, "--reset-then-reuse-values");
      awaitTrials(run, 1);
      release.uninstall();
      release.install(CHART);
      awaitTrials(run, 1);

      int trials = run.trials().size() + 1;
      run.change("spec.budget.trials", Integer.toString(trials)).awaitComplete();
      assertThat(run.trials())
          .hasSize(trials)
          .allSatisfy(
              trial -> {
                assertThat(trial.getStatus().attempts()).isEqualTo(1);
                assertThat(trial.getStatus().disruptions()).isZero();
                assertThat(TrialRecords.of(trial).outcome().finished()).isTrue();
              });
      assertThat(chronicle.losses()).isEmpty();
      assertThat(chronicle.trials().values()).extracting(Set::size).containsOnly(1);
      assertThat(chronicle.jobs().values()).extracting(Set::size).containsOnly(1);
    } finally {
      release.install(CHART);
    }
  }

  /** One that has not ended before all is done, and names no field that 0.1.0 does not have. */
  private static Document longSearch() {
    return Quickstart.tiny()
        .without("spec.search.enqueueBaselines")
        .with("spec.search.innerSteps", "100")
        .with("spec.parallelism", "1")
        .with("spec.budget.trials", "200");
  }

  /** Waits until so many more have ended. */
  private static void awaitTrials(StudyRun run, int more) {
    long before = finished(run);
    await("%d trials have ended, and then %d more".formatted(before, more))
        .atMost(StudyRun.LIMIT)
        .until(() -> finished(run) >= before + more);
  }

  private static long finished(StudyRun run) {
    return run.trials().stream().filter(t -> TrialRecords.of(t).finished()).count();
  }
}
