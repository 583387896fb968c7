package io.autoft.cluster.report;

import io.autoft.api.v1alpha1.AutoFTStudyStatus;
import io.autoft.cluster.Conflicts;
import io.autoft.cluster.Labels;
import io.autoft.cluster.WarningEvents;
import io.autoft.cluster.crd.AutoFTStudy;
import io.autoft.cluster.policy.PodPolicy;
import io.autoft.cluster.report.ReportOutcome.Awaiting;
import io.autoft.cluster.report.ReportOutcome.Failed;
import io.autoft.cluster.report.ReportOutcome.Writing;
import io.autoft.cluster.report.ReportOutcome.Written;
import io.autoft.status.ConditionSet;
import io.autoft.status.ConditionSet.Claim;
import io.autoft.study.Findings;
import io.autoft.study.Findings.Standing;
import io.autoft.study.StudyPlan;
import io.autoft.trial.Cause;
import io.fabric8.kubernetes.api.model.Condition;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Has the page of a study written once the study has ended. */
@ApplicationScoped
public class Reports {

  /** Of a Job that nobody watches. */
  private static final Duration LOOK_EVERY = Duration.ofSeconds(3);

  private static final ReportProgress AHEAD =
      awaiting(new Cause("NotEnded", "the study has not ended yet"));

  private final String image;
  private final PodPolicy policy;

  /**
   * All that the pages of studies have in common.
   *
   * @param image of the tool
   * @param policy what its pods may have
   */
  public Reports(@ConfigProperty(name = "autoft.report.image") String image, PodPolicy policy) {
    this.image = image;
    this.policy = policy;
  }

  /**
   * Does what is to be done now.
   *
   * @param study as it was read
   * @param findings of this pass
   * @param found its status, as far as it is not about the page
   */
  public ReportProgress of(
      AutoFTStudy study,
      Findings findings,
      AutoFTStudyStatus found,
      Instant now,
      KubernetesClient client) {
    if (study.getSpec().report() == null) {
      return ReportProgress.UNWANTED;
    }
    if (findings.standing() == Standing.REFUSED) {
      return ReportProgress.NOTHING;
    }
    if (findings.standing() != Standing.ENDED) {
      return AHEAD;
    }
    if (findings.log().unfinished() > 0) {
      return awaiting(new AwaitedTrials(findings).cause());
    }
    if (!isStored(found.completionTime(), study)) {
      // The page has what is stored.
      return new ReportProgress(Optional.empty(), AHEAD.claims(), Optional.of(StudyPlan.AT_ONCE));
    }
    return ReportFacts.isWritten(study)
        ? new ReportProgress(Optional.empty(), asBefore(study), Optional.empty())
        : progress(gather(study, now, client), now, new ReportActions(client));
  }

  private static ReportProgress awaiting(Cause cause) {
    return new ReportProgress(Optional.empty(), new Awaiting(cause).claims(), Optional.empty());
  }

  private static boolean isStored(String completionTime, AutoFTStudy study) {
    return Optional.ofNullable(study.getStatus())
        .map(AutoFTStudyStatus::completionTime)
        .filter(completionTime::equals)
        .isPresent();
  }

  /** Of the spec as it is now: nobody waits for a condition that is about an earlier one. */
  private static List<Claim> asBefore(AutoFTStudy study) {
    var stored = new ConditionSet(study.getStatus().conditions()).get(ReportOutcome.REPORTED);
    return new Written(stored.map(Condition::getMessage).orElse("")).claims();
  }

  private static ReportProgress progress(ReportFacts facts, Instant now, ReportActions actions) {
    var plan = ReportPlanner.plan(facts);
    var outcome =
        actions
            .carryOut(plan.action(), facts)
            .<ReportOutcome>map(Failed::new)
            .orElse(plan.outcome());
    return new ReportProgress(
        Optional.of(outcome.status(facts.study(), now)),
        outcome.claims(),
        outcome instanceof Writing ? Optional.of(LOOK_EVERY) : Optional.empty());
  }

  private ReportFacts gather(AutoFTStudy study, Instant now, KubernetesClient client) {
    var namespace = study.getMetadata().getNamespace();
    var job =
        client.batch().v1().jobs().inNamespace(namespace).withName(ReportFacts.name(study)).get();
    var pods =
        job == null
            ? List.<Pod>of()
            : client
                .pods()
                .inNamespace(namespace)
                .withLabels(Labels.ofReport(study))
                .list()
                .getItems()
                .stream()
                .filter(pod -> Conflicts.isOf(job, pod))
                .sorted(Comparator.comparing(pod -> pod.getMetadata().getCreationTimestamp()))
                .toList();
    var facts =
        new ReportFacts(study, image, policy, Optional.ofNullable(job), pods, Optional.empty());
    return ReportPlanner.unexplained(facts)
        .map(stuck -> facts.withWarning(new WarningEvents(client).latest(stuck, now)))
        .orElse(facts);
  }
}
