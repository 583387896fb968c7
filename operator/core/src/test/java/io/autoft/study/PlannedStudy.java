package io.autoft.study;

import io.autoft.api.v1alpha1.AutoFTTrialSpec;
import io.autoft.api.v1alpha1.ConfirmationResult;
import io.autoft.api.v1alpha1.StudyResult;
import io.autoft.api.v1alpha1.TrialPurpose;
import io.autoft.study.Findings.Standing;
import io.autoft.study.proposal.EarlierStudy;
import io.autoft.study.proposal.WarmStart;
import io.autoft.testing.Document;
import io.autoft.testing.Studies;
import io.autoft.testing.Trials;
import io.autoft.trial.Cause;
import io.autoft.trial.TrialLog;
import io.autoft.trial.TrialRecord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.function.IntConsumer;
import java.util.function.ToDoubleFunction;
import java.util.function.UnaryOperator;

/**
 * A study whose plans are carried out at once, without Kubernetes. Whoever shows a study to people
 * extends it.
 */
public class PlannedStudy {

  private final TreeMap<Integer, TrialRecord> trials = new TreeMap<>();
  private Document document;
  private Instant now = Instant.parse("2026-03-01T12:00:00Z");
  private Optional<Cause> refusal = Optional.empty();
  private Optional<StudyResult> published = Optional.empty();
  private boolean ended;
  private Optional<ConfirmationResult> confirmed = Optional.empty();
  private Optional<Findings> findings = Optional.empty();
  private final List<StudyFiles> files = new ArrayList<>();
  private final List<EarlierStudy> earlier = new ArrayList<>();
  private Optional<WarmStart> recorded = Optional.empty();
  private SearchClock clock = SearchClock.ZERO;
  private int mostUnschedulable;

  public PlannedStudy(Document document) {
    this.document = document;
  }

  /** What a user does: changes a field of the spec. */
  public PlannedStudy change(String path, String yaml) {
    document = document.with(path, yaml);
    return this;
  }

  /** Another study of the namespace, as it is now. */
  public PlannedStudy besides(String name, PlannedStudy other) {
    earlier.removeIf(study -> study.name().equals(name));
    var study = Studies.study(other.document.with("metadata.name", name));
    earlier.add(new EarlierStudy(study, other.log()));
    return this;
  }

  /** Another study of the namespace is deleted. */
  public PlannedStudy without(String name) {
    earlier.removeIf(study -> study.name().equals(name));
    return this;
  }

  /** Somebody deletes what was recorded of earlier studies. */
  public PlannedStudy forgetRecord() {
    recorded = Optional.empty();
    return this;
  }

  public Optional<WarmStart> recorded() {
    return recorded;
  }

  /** Whoever runs the trials cannot run them as the study is written. */
  public PlannedStudy refusedBecause(Cause cause) {
    refusal = Optional.of(cause);
    return this;
  }

  /** No trial is created beside so many for which there is no node. */
  public PlannedStudy withUnschedulableAtMost(int trials) {
    mostUnschedulable = trials;
    return this;
  }

  /** Time passes in which nobody looks. */
  public PlannedStudy after(long seconds) {
    now = now.plusSeconds(seconds);
    return this;
  }

  public Instant now() {
    return now;
  }

  /** Whoever runs the trials can run them again. */
  public PlannedStudy acceptedAgain() {
    refusal = Optional.empty();
    return this;
  }

  /** Plans without carrying anything out. */
  public StudyPlan look() {
    now = now.plusSeconds(1);
    return StudyPlanner.plan(state());
  }

  /** Why whoever runs the trials cannot run them as the study is written. */
  protected Optional<Cause> refusal() {
    return refusal;
  }

  /** What is found in a pass, before the next. */
  protected void found(Findings found, StudyState facts) {
    findings = Optional.of(found);
    clock = found.clock();
  }

  protected final Document document() {
    return document;
  }

  public StudyState state() {
    var state =
        new StudyState(
            Studies.study(document),
            cached(),
            refusal(),
            published.filter(result -> ended),
            confirmed,
            Optional.empty(),
            recorded,
            recorded.isPresent() ? List.of() : earlier,
            clock,
            mostUnschedulable,
            now);
    return StudyPlanner.needsResamples(state) ? state.withResampled(log()) : state;
  }

  /** Plans, and does all of it, in as many passes as that takes; the numbers of the new trials. */
  public List<Integer> plan() {
    var created = new ArrayList<Integer>();
    StudyPlan plan;
    do {
      now = now.plusSeconds(1);
      var facts = state();
      plan = StudyPlanner.plan(facts);
      carryOut(plan, plan.create().size());
      plan.files().forEach(this::write);
      found(plan.findings(), facts);
      confirmed = plan.findings().confirmation().or(() -> confirmed);
      published = plan.findings().result().or(() -> published);
      ended = hasEnded(plan.findings().standing());
      plan.create().forEach(trial -> created.add(trial.number()));
    } while (plan.goesOnAtOnce());
    return created;
  }

  /** Plans, and ends after a number of trials has been created and before a status is stored. */
  public void planAndDie(int created) {
    var plan = look();
    carryOut(plan, Math.min(created, plan.create().size()));
  }

  /** Of a study that is refused what was known before holds. */
  private boolean hasEnded(Standing standing) {
    return standing == Standing.REFUSED ? ended : standing == Standing.ENDED;
  }

  /** A record of earlier studies is read again in the next pass. */
  private void write(StudyFiles written) {
    files.add(written);
    recorded =
        Optional.ofNullable(written.texts().get(WarmStart.FILE))
            .flatMap(WarmStart::parse)
            .or(() -> recorded);
  }

  private void carryOut(StudyPlan plan, int created) {
    trials.replaceAll(
        (number, trial) ->
            plan.stop().contains(trial.name())
                ? Trials.stopped(trial.spec())
                : trial.outcome().stopped() ? Trials.created(trial.spec()) : trial);
    plan.remove().forEach(name -> trials.values().removeIf(t -> t.name().equals(name)));
    for (var spec : plan.create().subList(0, created)) {
      if (trials.putIfAbsent(spec.number(), Trials.created(spec)) != null) {
        throw new IllegalStateException("created twice: " + spec);
      }
    }
  }

  /** Trials that another planner has made. */
  public void adopt(List<AutoFTTrialSpec> specs) {
    specs.forEach(spec -> trials.put(spec.number(), Trials.created(spec)));
  }

  public PlannedStudy set(int number, UnaryOperator<TrialRecord> observed) {
    trials.put(number, observed.apply(trial(number)));
    return this;
  }

  /** Somebody deletes a trial. */
  public PlannedStudy delete(int number) {
    trials.remove(number);
    return this;
  }

  public PlannedStudy scored(int number, double score) {
    return set(number, t -> Trials.scored(t.spec(), score));
  }

  /** With a score, from a trainer that tells the groups of the model's parameters. */
  public PlannedStudy told(int number, double score, String... groups) {
    return set(number, t -> Trials.scored(t.spec(), score, List.of(groups)));
  }

  public PlannedStudy diverged(int number) {
    return set(number, t -> Trials.diverged(t.spec()));
  }

  public PlannedStudy failed(int number) {
    return set(number, t -> Trials.failed(t.spec(), "TrainerError", "boom"));
  }

  public PlannedStudy running(int number) {
    return set(number, t -> Trials.running(t.spec()));
  }

  public PlannedStudy blocked(int number, String reason, String message) {
    return set(number, t -> Trials.blocked(t.spec(), reason, message));
  }

  /** Trials, baselines first, score 0.5, 0.51, .. in the order of their numbers, until the end. */
  public PlannedStudy finish() {
    return finish(spec -> 0.5 + 0.01 * spec.number());
  }

  public PlannedStudy finish(ToDoubleFunction<AutoFTTrialSpec> score) {
    return until(() -> unfinished().isEmpty(), n -> scored(n, score.applyAsDouble(spec(n))));
  }

  /** Trials score until the final trainings have been created. */
  public PlannedStudy search(ToDoubleFunction<AutoFTTrialSpec> score) {
    return until(
        () -> log().of(TrialPurpose.FinalTraining).count() > 0,
        n -> scored(n, score.applyAsDouble(spec(n))));
  }

  /** Every trial diverges, until there is none any more. */
  public PlannedStudy diverge() {
    return until(() -> unfinished().isEmpty(), this::diverged);
  }

  private PlannedStudy until(BooleanSupplier end, IntConsumer outcome) {
    plan();
    while (!end.getAsBoolean()) {
      unfinished().forEach(outcome::accept);
      plan();
    }
    return this;
  }

  public List<Integer> unfinished() {
    return trials.values().stream()
        .filter(trial -> !trial.finished())
        .map(TrialRecord::number)
        .toList();
  }

  public TrialRecord trial(int number) {
    return Optional.ofNullable(trials.get(number)).orElseThrow();
  }

  public AutoFTTrialSpec spec(int number) {
    return trial(number).spec();
  }

  public List<AutoFTTrialSpec> specs() {
    return trials.values().stream().map(TrialRecord::spec).toList();
  }

  public TrialLog log() {
    return new TrialLog(List.copyOf(trials.values()));
  }

  /** The trials as they are at hand: without what is too large to be kept. */
  private TrialLog cached() {
    return new TrialLog(trials.values().stream().map(Trials::withoutResamples).toList());
  }

  /** What was found when the study was planned last. */
  public Findings findings() {
    return findings.orElseThrow();
  }

  /** What is wrong with the study; fails where nothing is. */
  public Cause complaint() {
    if (findings().standing() != Findings.Standing.REFUSED) {
      throw new AssertionError("the study is not refused: " + findings().cause());
    }
    return findings().cause();
  }

  /** What has come out, also of a study that went on since. */
  public StudyResult result() {
    return published.orElseThrow();
  }

  /** All files that were written, in their order. */
  public List<StudyFiles> files() {
    return files;
  }
}
