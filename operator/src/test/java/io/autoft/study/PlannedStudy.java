package io.autoft.study;

import io.autoft.api.v1alpha1.AutoFTStudyStatus;
import io.autoft.api.v1alpha1.AutoFTTrial;
import io.autoft.api.v1alpha1.AutoFTTrialSpec;
import io.autoft.conditions.ConditionSet;
import io.autoft.testing.Document;
import io.autoft.testing.Studies;
import io.autoft.testing.Trials;
import io.fabric8.kubernetes.api.model.Condition;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.function.UnaryOperator;

/** A study whose plans are carried out at once, without Kubernetes. */
final class PlannedStudy {

  private final TreeMap<Integer, AutoFTTrial> trials = new TreeMap<>();
  private Document document;
  private long generation = 1;
  private Instant now = Instant.parse("2026-03-01T12:00:00Z");
  private Optional<AutoFTStudyStatus> status = Optional.empty();
  private final List<EarlierStudy> earlier = new ArrayList<>();
  private Optional<WarmStart> recorded = Optional.empty();

  PlannedStudy(Document document) {
    this.document = document;
  }

  /** What a user does: changes a field of the spec. */
  PlannedStudy change(String path, String yaml) {
    document = document.with(path, yaml);
    generation++;
    return this;
  }

  /** Another study of the namespace, as it is now. */
  PlannedStudy besides(String name, PlannedStudy other) {
    earlier.removeIf(study -> study.name().equals(name));
    earlier.add(
        new EarlierStudy(name, Studies.spec(other.document), List.copyOf(other.trials.values())));
    return this;
  }

  /** Another study of the namespace is deleted. */
  PlannedStudy without(String name) {
    earlier.removeIf(study -> study.name().equals(name));
    return this;
  }

  /** Somebody deletes what was recorded of earlier studies. */
  PlannedStudy forgetRecord() {
    recorded = Optional.empty();
    return this;
  }

  Optional<WarmStart> recorded() {
    return recorded;
  }

  /** Plans without carrying anything out but the record of earlier studies. */
  StudyPlan look() {
    now = now.plusSeconds(1);
    var plan = StudyPlanner.plan(state());
    if (plan.warmStart().isPresent()) {
      // As it is when it is read again.
      recorded = WarmStart.parse(plan.warmStart().get().csv());
      plan = StudyPlanner.plan(state());
    }
    return plan;
  }

  private StudyState state() {
    return new StudyState(
        document.at("metadata.name").asText(),
        generation,
        Studies.spec(document),
        status,
        List.copyOf(trials.values()),
        recorded,
        recorded.isPresent() ? List.of() : earlier,
        now);
  }

  /** Plans, and does all of it, in as many passes as that takes; the numbers of the new trials. */
  List<Integer> plan() {
    var created = new ArrayList<Integer>();
    StudyPlan plan;
    do {
      plan = look();
      carryOut(plan, plan.create().size());
      status = Optional.of(plan.status());
      plan.create().forEach(trial -> created.add(trial.number()));
    } while (plan.goesOn());
    return created;
  }

  /** Plans, and ends after a number of trials has been created and before a status is stored. */
  void planAndDie(int created) {
    var plan = look();
    carryOut(plan, Math.min(created, plan.create().size()));
  }

  private void carryOut(StudyPlan plan, int created) {
    plan.remove().forEach(name -> trials.values().removeIf(t -> name(t).equals(name)));
    for (var spec : plan.create().subList(0, created)) {
      if (trials.putIfAbsent(spec.number(), Trials.created(spec)) != null) {
        throw new IllegalStateException("created twice: " + spec);
      }
    }
  }

  /** Trials that another planner has made. */
  void adopt(List<AutoFTTrialSpec> specs) {
    specs.forEach(spec -> trials.put(spec.number(), Trials.created(spec)));
  }

  PlannedStudy set(int number, UnaryOperator<AutoFTTrial> observed) {
    trials.put(number, observed.apply(trial(number)));
    return this;
  }

  PlannedStudy scored(int number, double score) {
    return set(number, t -> Trials.scored(t.getSpec(), score));
  }

  /** With a score, from a trainer that tells the groups of the model's parameters. */
  PlannedStudy told(int number, double score, String... groups) {
    return set(
        number, t -> Trials.with(Trials.scored(t.getSpec(), score), "parameterGroups", groups));
  }

  PlannedStudy diverged(int number) {
    return set(number, t -> Trials.diverged(t.getSpec()));
  }

  PlannedStudy failed(int number) {
    return set(number, t -> Trials.failed(t.getSpec(), "TrainerError", "boom"));
  }

  PlannedStudy running(int number) {
    return set(number, t -> Trials.running(t.getSpec()));
  }

  PlannedStudy blocked(int number, String reason, String message) {
    return set(number, t -> Trials.blocked(t.getSpec(), reason, message));
  }

  /** Trials, baselines first, score 0.5, 0.51, .. in the order of their numbers, until the end. */
  PlannedStudy finish() {
    return finish(spec -> 0.5 + 0.01 * spec.number());
  }

  PlannedStudy finish(ToDoubleFunction<AutoFTTrialSpec> score) {
    plan();
    while (!unfinished().isEmpty()) {
      unfinished().forEach(n -> scored(n, score.applyAsDouble(spec(n))));
      plan();
    }
    return this;
  }

  List<Integer> unfinished() {
    return trials.values().stream()
        .map(TrialEntry::of)
        .filter(e -> !e.finished())
        .map(TrialEntry::number)
        .toList();
  }

  AutoFTTrial trial(int number) {
    return Optional.ofNullable(trials.get(number)).orElseThrow();
  }

  AutoFTTrialSpec spec(int number) {
    return trial(number).getSpec();
  }

  List<AutoFTTrialSpec> specs() {
    return trials.values().stream().map(AutoFTTrial::getSpec).toList();
  }

  TrialLog log() {
    return TrialLog.of(trials.values());
  }

  AutoFTStudyStatus status() {
    return status.orElseThrow();
  }

  Condition condition(String type) {
    return new ConditionSet(status().conditions()).get(type).orElseThrow();
  }

  private static String name(AutoFTTrial trial) {
    return trial.getMetadata().getName();
  }
}
