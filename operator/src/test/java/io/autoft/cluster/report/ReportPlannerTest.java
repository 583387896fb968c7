package io.autoft.cluster.report;

import static io.autoft.cluster.report.EndedStudy.DOCUMENT;
import static io.autoft.cluster.report.EndedStudy.facts;
import static io.autoft.cluster.report.EndedStudy.job;
import static io.autoft.cluster.report.EndedStudy.study;
import static org.assertj.core.api.Assertions.assertThat;

import io.autoft.cluster.policy.PodPolicy;
import io.autoft.cluster.report.ReportOutcome.Failed;
import io.autoft.cluster.report.ReportOutcome.Writing;
import io.autoft.cluster.report.ReportOutcome.Written;
import io.autoft.cluster.report.ReportPlan.Action;
import io.autoft.testing.Document;
import io.autoft.testing.StudyObjects;
import io.autoft.trial.Cause;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.PodStatus;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobBuilder;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReportPlannerTest {

  private static final Instant NOW = Instant.parse("2026-11-28T15:00:09.5Z");

  @Test
  void aPageThatIsOwedGetsAJob() {
    assertThat(ReportPlanner.plan(facts(study(), null)).action()).isEqualTo(Action.CREATE);
  }

  @Test
  void aJobThatRunsIsLeftAlone() {
    assertThat(ReportPlanner.plan(facts(study(), job(study()))))
        .isEqualTo(
            new ReportPlan(Action.NONE, new Writing("the Job wildlife-report has been created")));
  }

  /** As Kueue does with Jobs without a queue, where it is told to. */
  @Test
  void aJobThatSomebodyElseSuspendsSaysSo() {
    var job = job(study());
    job.getSpec().setSuspend(true);

    assertThat(ReportPlanner.plan(facts(study(), job)).outcome())
        .isEqualTo(new Writing("the Job is suspended, and not by this operator"));
  }

  @Test
  void whatKeepsAPodFromStartingIsSaid() {
    assertThat(
            outcome(
                pod(
                    "{phase: Pending, conditions: [{type: PodScheduled, status: 'False',"
                        + " reason: Unschedulable, message: 'persistentvolumeclaim \"models\" not found'}]}")))
        .isEqualTo(new Writing("persistentvolumeclaim \"models\" not found"));
    assertThat(
            outcome(
                pod(
                    "{phase: Pending, containerStatuses: [{name: report, state: {waiting:"
                        + " {reason: ImagePullBackOff, message: no such image}}}]}")))
        .isEqualTo(new Writing("ImagePullBackOff: no such image"));
  }

  @Test
  void whatOnlyAnEventSaysIsAskedForAndSaid() {
    var running = pod("{phase: Running}");
    var starting = pod("{phase: Pending}");
    var ended = pod("{phase: Failed}");
    var unscheduled =
        pod("{phase: Pending, conditions: [{type: PodScheduled, status: 'False', message: full}]}");
    var queued = job(study());
    queued.getSpec().setSuspend(true);

    assertThat(ReportPlanner.unexplained(facts(study(), null))).isEmpty();
    assertThat(ReportPlanner.unexplained(facts(study(), job(study())))).hasValue(job(study()));
    assertThat(ReportPlanner.unexplained(facts(study(), job(study()), ended)))
        .hasValue(job(study()));
    assertThat(ReportPlanner.unexplained(facts(study(), job(study()), starting)))
        .hasValue(starting);
    assertThat(ReportPlanner.unexplained(facts(study(), job(study()), unscheduled))).isEmpty();
    assertThat(ReportPlanner.unexplained(facts(study(), job(study()), running))).isEmpty();
    assertThat(ReportPlanner.unexplained(facts(study(), queued))).isEmpty();
    assertThat(ReportPlanner.unexplained(facts(study(), ended("Failed", "")))).isEmpty();

    var refused = facts(study(), job(study())).withWarning(Optional.of("pods is forbidden"));
    assertThat(ReportPlanner.plan(refused).outcome()).isEqualTo(new Writing("pods is forbidden"));
  }

  @Test
  void aJobThatIsDoneHasWrittenIt() {
    var plan = ReportPlanner.plan(facts(study(), ended("Complete", "")));

    assertThat(plan)
        .isEqualTo(
            new ReportPlan(
                Action.CLEAR, new Written("pvc://models/wildlife-autoft/wildlife-report.html")));
    var status = plan.outcome().status(study(), NOW);
    assertThat(status.location()).isEqualTo("pvc://models/wildlife-autoft/wildlife-report.html");
    assertThat(status.writtenTime()).isEqualTo("2026-11-28T15:00:09Z");
    assertThat(status.studyCompletionTime()).isEqualTo("2026-11-28T15:00:00Z");
  }

  @Test
  void whatThePageLacksIsSaid() {
    var lean =
        new JobBuilder(ended("Complete", ""))
            .editMetadata()
            .addToAnnotations(ReportRecords.LEFT_OUT, "the expected optimism")
            .endMetadata()
            .build();

    assertThat(ReportPlanner.plan(facts(study(), lean)).outcome())
        .isEqualTo(
            new Written(
                "pvc://models/wildlife-autoft/wildlife-report.html; without the expected optimism"));
  }

  @Test
  void aJobThatHasGivenUpSaysWhatTheToolSaid() {
    var pod =
        pod(
            "{phase: Failed, containerStatuses: [{name: report, state: {terminated: {exitCode: 3,"
                + " reason: Error, message: '/mnt/output/models/a.html cannot be written: full\n'}}}]}");

    assertThat(ReportPlanner.plan(facts(study(), ended("Failed", "BackoffLimitExceeded"), pod)))
        .isEqualTo(
            new ReportPlan(
                Action.NONE,
                new Failed(
                    new Cause(
                        "JobFailed",
                        "the page could not be written: /mnt/output/models/a.html cannot be"
                            + " written: full; once that is mended, delete the Job wildlife-report"))));
    assertThat(
            ReportPlanner.plan(facts(study(), ended("Failed", "no pods")))
                .outcome()
                .claims()
                .get(0)
                .message())
        .startsWith("the page could not be written: no pods; ");
  }

  @Test
  void aJobForAnotherPlaceMakesRoom() {
    var elsewhere = StudyObjects.study(DOCUMENT.with("spec.report.output", "pvc://pages"));

    assertThat(ReportPlanner.plan(facts(elsewhere, ended("Complete", ""))).action())
        .isEqualTo(Action.DELETE);
  }

  @Test
  void aJobOfAnEarlierEndMakesRoom() {
    var later =
        StudyObjects.study(DOCUMENT.with("status.completionTime", "'2026-11-29T15:00:00Z'"));

    assertThat(ReportPlanner.plan(facts(later, ended("Complete", ""))).action())
        .isEqualTo(Action.DELETE);
  }

  @Test
  void aJobThatIsBeingRemovedIsWaitedFor() {
    var removed =
        new JobBuilder(job(study()))
            .editMetadata()
            .withDeletionTimestamp("2026-11-28T15:00:00Z")
            .endMetadata()
            .build();

    assertThat(ReportPlanner.plan(facts(study(), removed)).action()).isEqualTo(Action.NONE);
  }

  @Test
  void somebodyElsesJobIsLeftAlone() {
    var foreign =
        new JobBuilder().withNewMetadata().withName("wildlife-report").endMetadata().build();
    var plan = ReportPlanner.plan(facts(study(), foreign));

    assertThat(plan.action()).isEqualTo(Action.NONE);
    assertThat(plan.outcome().claims().get(1).reason()).isEqualTo("NameConflict");
  }

  @Test
  void aPodThatThePolicyRefusesIsNotCreated() {
    var strict =
        new PodPolicy(
            Set.of(), Set.of(), Set.of(), Set.of(), Set.of("vision"), Optional.empty(), true);
    var plan =
        ReportPlanner.plan(
            new ReportFacts(study(), "a", strict, Optional.empty(), List.of(), Optional.empty()));

    assertThat(plan.action()).isEqualTo(Action.NONE);
    assertThat(plan.outcome().claims().get(1).reason()).isEqualTo("PolicyViolation");
  }

  /** As of a study that has ended, whose template is of no further interest to its trials. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{spec: {tolerations: {}}}",
        "{spec: {containers: null}}",
        "{spec: {$patch: replace, containers: [{name: log}]}}"
      })
  void aTemplateThatIsNoneIsSaid(String template) {
    var study = StudyObjects.study(DOCUMENT.with("spec.trainer.template", template));
    var plan = ReportPlanner.plan(facts(study, job(study())));

    assertThat(plan.action()).isEqualTo(Action.NONE);
    assertThat(plan.outcome().claims().get(1).reason()).isEqualTo("InvalidSpec");
    assertThat(plan.outcome().claims().get(1).message()).startsWith("trainer.template");
  }

  /** Which would read every trial again. */
  @Test
  void recordsThatWereTooLargeAreNotTriedAgainForTheSamePage() {
    var refused =
        DOCUMENT
            .with(
                "status.report",
                "{location: 'pvc://models/wildlife-autoft/wildlife-report.html',"
                    + " studyCompletionTime: '2026-11-28T15:00:00Z'}")
            .with(
                "status.conditions",
                "[{type: ReportFailed, status: 'True', reason: RecordsTooLarge, message: too large,"
                    + " lastTransitionTime: '2026-11-28T15:00:00Z'}]");

    assertThat(ReportPlanner.plan(facts(StudyObjects.study(refused), null)))
        .isEqualTo(
            new ReportPlan(Action.NONE, new Failed(new Cause("RecordsTooLarge", "too large"))));
    var elsewhere = StudyObjects.study(refused.with("spec.report.output", "pvc://pages"));
    assertThat(ReportPlanner.plan(facts(elsewhere, null)).action()).isEqualTo(Action.CREATE);
  }

  private static ReportOutcome outcome(Pod pod) {
    return ReportPlanner.plan(facts(study(), job(study()), pod)).outcome();
  }

  private static Pod pod(String status) {
    return new PodBuilder()
        .withNewMetadata()
        .withName("wildlife-report-abcde")
        .endMetadata()
        .withStatus(Document.of(status).as(PodStatus.class))
        .build();
  }

  private static Job ended(String type, String message) {
    return new JobBuilder(job(study()))
        .withNewStatus()
        .addNewCondition()
        .withType(type)
        .withStatus("True")
        .withMessage(message)
        .endCondition()
        .endStatus()
        .build();
  }
}
