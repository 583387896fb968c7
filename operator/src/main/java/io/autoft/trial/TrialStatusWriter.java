package io.autoft.trial;

import io.autoft.api.v1alpha1.AutoFTTrialStatus;
import io.autoft.api.v1alpha1.EnsembleCurve;
import io.autoft.api.v1alpha1.TestEstimate;
import io.autoft.api.v1alpha1.TestScore;
import io.autoft.conditions.ConditionSet;
import io.autoft.conditions.ConditionSet.Claim;
import io.autoft.contract.TestResult;
import io.autoft.contract.TrialReport;
import io.autoft.contract.WeightEnsemble;
import io.fabric8.kubernetes.api.model.Pod;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Writes a verdict as a status. */
final class TrialStatusWriter {

  private static final int MAX_LOG_TAIL = 2048;

  private TrialStatusWriter() {}

  static AutoFTTrialStatus status(TrialFacts facts, Verdict observed) {
    var verdict = stillBlocked(facts, observed).orElse(observed);
    var former = Optional.ofNullable(facts.trial().getStatus());
    var pod = facts.newestPod().map(PodFacts::new);
    var report = verdict.report();
    var start = pod.flatMap(PodFacts::started).or(() -> former.map(AutoFTTrialStatus::startTime));
    var end =
        isFinal(verdict.state()) ? Optional.of(completion(facts, pod)) : Optional.<Instant>empty();
    return new AutoFTTrialStatus(
        facts.trial().getMetadata().getGeneration(),
        verdict.state().name(),
        report.flatMap(TrialReport::score).orElse(null),
        report.flatMap(TrialReport::score).map(TrialStatusWriter::text).orElse(null),
        report.map(r -> r.metrics().get("standardError")).orElse(null),
        report.<Map<String, Double>>map(TrialReport::metrics).orElse(Map.of()),
        report.flatMap(TrialReport::resamples).orElse(null),
        report.map(TrialReport::tests).orElse(List.of()).stream()
            .map(TrialStatusWriter::score)
            .toList(),
        report.flatMap(TrialReport::ensemble).map(TrialStatusWriter::curve).orElse(null),
        report.map(TrialReport::parameterGroups).orElse(List.of()),
        report.flatMap(TrialReport::checkpoint).map(c -> checkpoint(facts, c)).orElse(null),
        attempts(facts),
        disruptions(facts),
        facts
            .newestPod()
            .map(TrialStatusWriter::name)
            .orElse(former.map(f -> f.pod()).orElse(null)),
        start.orElse(null),
        end.map(Instant::toString).orElse(null),
        end.flatMap(e -> start.map(s -> text(Duration.between(Instant.parse(s), e)))).orElse(null),
        pod.map(p -> p.pod().getSpec().getNodeName())
            .orElse(former.map(f -> f.node()).orElse(null)),
        pod.flatMap(PodFacts::imageId).orElse(former.map(f -> f.imageID()).orElse(null)),
        verdict.logTail().map(TrialStatusWriter::tail).orElse(null),
        conditions(facts, verdict).conditions());
  }

  private static TestScore score(TestResult test) {
    return new TestScore(
        test.name(),
        test.value(),
        test.standardError(),
        test.n(),
        test.ensembled().map(e -> new TestEstimate(e.value(), e.standardError())).orElse(null));
  }

  private static EnsembleCurve curve(WeightEnsemble ensemble) {
    return new EnsembleCurve(ensemble.alpha(), ensemble.idValidation(), ensemble.oodValidation());
  }

  /** The trainer says it below the output, a user wants to know where that is. */
  private static String checkpoint(TrialFacts facts, String name) {
    return facts
        .study()
        .flatMap(study -> TrialSettings.output(facts.trial(), study))
        .map(output -> output.endsWith("/") ? output + name : output + "/" + name)
        .orElse(name);
  }

  /** A blocked trial stays so while it is tried again, until the trainer runs. */
  private static Optional<Verdict> stillBlocked(TrialFacts facts, Verdict verdict) {
    return verdict.state() == TrialState.Pending
            && TrialOutcome.of(facts.trial()) instanceof TrialOutcome.Blocked blocked
        ? Optional.of(Verdict.blocked(blocked.reason(), blocked.message()))
        : Optional.empty();
  }

  /** Pods seen so far, the newest included. */
  static int attempts(TrialFacts facts) {
    var former = Optional.ofNullable(facts.trial().getStatus());
    int known = former.map(AutoFTTrialStatus::attempts).orElse(0);
    return facts.newestPod().map(pod -> known + (isNew(pod, former) ? 1 : 0)).orElse(known);
  }

  /**
   * A pod that took the place of one that was taken away, not of one that failed or whose Job the
   * operator replaced: it replaces Jobs of blocked trials and of trainers that have not begun.
   */
  private static int disruptions(TrialFacts facts) {
    var former = Optional.ofNullable(facts.trial().getStatus());
    int known = former.map(AutoFTTrialStatus::disruptions).orElse(0);
    var replaced = former.map(AutoFTTrialStatus::pod);
    if (replaced.isEmpty() || facts.newestPod().filter(pod -> isNew(pod, former)).isEmpty()) {
      return known;
    }
    boolean ran =
        former.get().startTime() != null && !TrialState.Blocked.name().equals(former.get().state());
    boolean takenAway =
        facts.pods().stream()
            .filter(p -> name(p).equals(replaced.get()))
            .findFirst()
            .map(p -> facts.jobPods().contains(p) && new PodFacts(p).disrupted())
            .orElse(ran);
    return takenAway ? known + 1 : known;
  }

  private static boolean isNew(Pod pod, Optional<AutoFTTrialStatus> former) {
    return former.map(AutoFTTrialStatus::pod).filter(name(pod)::equals).isEmpty();
  }

  private static String name(Pod pod) {
    return pod.getMetadata().getName();
  }

  private static ConditionSet conditions(TrialFacts facts, Verdict verdict) {
    var former =
        Optional.ofNullable(facts.trial().getStatus())
            .map(AutoFTTrialStatus::conditions)
            .orElse(List.of());
    boolean complete =
        verdict.state() == TrialState.Scored || verdict.state() == TrialState.Diverged;
    boolean failed = verdict.state() == TrialState.Failed;
    boolean blocked = verdict.state() == TrialState.Blocked;
    long generation = facts.trial().getMetadata().getGeneration();
    var message = verdict.message();
    return new ConditionSet(former)
        .with(
            new Claim(TrialOutcome.COMPLETE, complete, verdict.reason(), message),
            generation,
            facts.now())
        .with(
            failed
                ? new Claim(TrialOutcome.FAILED, true, verdict.reason(), message)
                : new Claim(TrialOutcome.FAILED, false, "NotFailed", ""),
            generation,
            facts.now())
        .with(
            blocked
                ? new Claim(TrialOutcome.BLOCKED, true, verdict.reason(), message)
                : new Claim(TrialOutcome.BLOCKED, false, "NotBlocked", ""),
            generation,
            facts.now());
  }

  private static boolean isFinal(TrialState state) {
    return state == TrialState.Scored || state == TrialState.Diverged || state == TrialState.Failed;
  }

  private static Instant completion(TrialFacts facts, Optional<PodFacts> pod) {
    return pod.flatMap(PodFacts::terminated)
        .map(t -> Instant.parse(t.getFinishedAt()))
        .orElse(facts.now().truncatedTo(ChronoUnit.SECONDS));
  }

  /** A score as people read it. */
  static String text(double score) {
    return String.format(Locale.ROOT, "%.4f", score);
  }

  private static String text(Duration duration) {
    return duration.toMinutes() == 0
        ? duration.toSeconds() + "s"
        : duration.toMinutes() + "m" + duration.toSecondsPart() + "s";
  }

  private static String tail(String log) {
    return log.length() <= MAX_LOG_TAIL ? log : log.substring(log.length() - MAX_LOG_TAIL);
  }
}
