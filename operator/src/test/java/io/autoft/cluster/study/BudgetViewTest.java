package io.autoft.cluster.study;

import static io.autoft.testing.Studies.STUDY;
import static org.assertj.core.api.Assertions.assertThat;

import io.autoft.api.v1alpha1.BudgetAmounts;
import io.autoft.api.v1alpha1.BudgetStatus;
import io.autoft.status.BudgetView;
import io.autoft.study.SearchClock;
import io.autoft.testing.Trials;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a study shows of its budget. The first pass is at 12:00:01. */
class BudgetViewTest {

  @Test
  void tellsWhatIsSpentAndWhatIsLeft() {
    var study = study("{trials: 6, failedTrials: 2, gpuHours: 1.5, durationSeconds: 7200}");
    study.plan();
    study.set(0, t -> Trials.used(Trials.scored(t.spec(), 0.5), 60, 120)).scored(1, 0.6).plan();
    study.set(2, t -> Trials.used(Trials.scored(t.spec(), 0.5), 600, 1200));
    study.set(3, t -> Trials.used(Trials.failed(t.spec(), "TimeLimit", "late"), 300, 600)).plan();

    assertThat(study.status().budget())
        .isEqualTo(
            new BudgetStatus(
                new BudgetAmounts(3, 1, 0.5333, 0L),
                new BudgetAmounts(3, 1, 0.9667, 7200L),
                "2026-03-01T12:00:01Z",
                "2026-03-01T14:00:01Z"));
    assertThat(study.status().summary().gpuHours()).isEqualTo("0.53/1.5");
    assertThat(study.status().gpuSeconds()).isEqualTo(1920);
  }

  @Test
  void whatHasNoLimitIsOnlyCounted() {
    var study = study("{}");
    study.plan();

    assertThat(study.status().budget())
        .isEqualTo(
            new BudgetStatus(
                new BudgetAmounts(0, 0, 0.0, 0L),
                new BudgetAmounts(100, 10, null, null),
                "2026-03-01T12:00:01Z",
                null));
  }

  @Test
  void staysAsItIsWhileTimePassesAndTrialsRun() {
    var study = study("{gpuHours: 10, durationSeconds: 7200}");
    study.plan();
    study.set(0, t -> Trials.running(t.spec(), study.now())).plan();
    var status = study.status();

    study.after(1000).plan();
    assertThat(study.status()).isEqualTo(status);
  }

  @Test
  void aSuspendedStudyShowsHowMuchTimeIsLeftAndNoEnd() {
    var study = study("{durationSeconds: 7200}");
    study.plan();
    study.after(1000).change("spec.suspend", "true").plan();

    var budget = study.status().budget();
    assertThat(budget.spent().durationSeconds()).isEqualTo(1001);
    assertThat(budget.left().durationSeconds()).isEqualTo(6199);
    assertThat(budget.sinceTime()).isNull();
    assertThat(budget.endTime()).isNull();

    study.after(1_000_000).change("spec.suspend", "false").plan();
    assertThat(study.status().budget().endTime())
        .isEqualTo(study.now().plusSeconds(6199).toString());
  }

  @Test
  void whatABudgetThatWasLoweredHasLeftIsNotNegative() {
    var study = study("{trials: 6, durationSeconds: 7200}");
    study.plan();
    study.scored(0, 0.5).scored(1, 0.5).plan();
    study.after(1000).change("spec.suspend", "true").plan();
    study.change("spec.budget", "{trials: 1, durationSeconds: 60}").plan();

    assertThat(study.status().budget().left()).isEqualTo(new BudgetAmounts(0, 10, null, 0L));
  }

  @Test
  void aRefusedStudyKeepsItsClock() {
    var study = study("{durationSeconds: 7200}");
    study.plan();
    var since = study.status().budget().sinceTime();

    study.change("spec.trainer.template", "{spec: {restartPolicy: OnFailure}}");
    study.after(1000).plan();
    assertThat(study.status().stage()).isEqualTo("Stalled");
    assertThat(study.status().budget().sinceTime()).isEqualTo(since);
  }

  @ParameterizedTest(name = "{0} seconds of {1}")
  @CsvSource(
      nullValues = "none",
      value = {
        "0, {}, none",
        "3600, {}, 1.00",
        "90000, {gpuHours: 24}, 25.00/24",
        "0, {gpuHours: 0.5}, 0.00/0.5",
      })
  void theColumnTellsHours(double gpuSeconds, String budget, String column) {
    var study = study(budget);
    study.plan();
    study.set(0, t -> Trials.used(Trials.scored(t.spec(), 0.5), 1, gpuSeconds)).plan();

    assertThat(study.status().summary().gpuHours()).isEqualTo(column);
  }

  @Test
  void theClockIsReadBackFromTheStatus() {
    var since = Instant.parse("2026-03-01T12:00:01Z");

    assertThat(
            BudgetView.clock(
                new BudgetStatus(new BudgetAmounts(0, 0, 0.0, 70L), null, since.toString(), null)))
        .isEqualTo(new SearchClock(70, Optional.of(since)));
    assertThat(BudgetView.clock(new BudgetStatus(null, null, null, null)))
        .isEqualTo(SearchClock.ZERO);
  }

  private static ShownStudy study(String budget) {
    return new ShownStudy(
        STUDY
            .with("spec.trainer.resources", "{limits: {nvidia.com/gpu: 2}}")
            .with("spec.budget", budget));
  }
}
