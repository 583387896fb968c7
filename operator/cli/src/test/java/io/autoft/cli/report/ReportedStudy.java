package io.autoft.cli.report;

import io.autoft.api.v1alpha1.AutoFTStudyStatus;
import io.autoft.api.v1alpha1.AutoFTTrialSpec;
import io.autoft.api.v1alpha1.EnsembleCurve;
import io.autoft.api.v1alpha1.TestScore;
import io.autoft.api.v1alpha1.TrialPurpose;
import io.autoft.cli.stored.Epoch;
import io.autoft.cli.stored.StoredStudy;
import io.autoft.cli.stored.StoredTrial;
import io.autoft.contract.Contract;
import io.autoft.contract.Ensembling;
import io.autoft.contract.ResampledEstimates;
import io.autoft.contract.Resamples;
import io.autoft.status.ConditionSet;
import io.autoft.status.StudyStatusView;
import io.autoft.status.TrialRun;
import io.autoft.status.TrialStatusView;
import io.autoft.study.PlannedStudy;
import io.autoft.testing.Document;
import io.autoft.testing.Studies;
import io.autoft.testing.Trials;
import io.autoft.trial.TrialOutcome;
import io.autoft.trial.TrialRecord;
import io.autoft.trial.TrialResult;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;

/** A study as the planner carries it out, with the reports that a trainer would have written. */
public final class ReportedStudy extends PlannedStudy {

  static final Instant START = Instant.parse("2026-03-01T12:00:00Z");

  private static final int SECONDS_A_TRIAL = 30;
  private static final double ERROR = 0.02;

  private final Map<String, List<Epoch>> epochs = new TreeMap<>();
  private String logTail = "step 3/50 loss 1.2\nout of memory";
  private Optional<AutoFTStudyStatus> former = Optional.empty();
  private Predicate<AutoFTTrialSpec> failing = spec -> false;
  private List<String> groups = List.of("stem", "block.0-2", "final", "head");

  public ReportedStudy(Document document) {
    super(document);
  }

  ReportedStudy withLogTail(String text) {
    logTail = text;
    return this;
  }

  /** Its budget is raised once it has ended, and what is then searched has a score. */
  ReportedStudy searchedOn(int trials, double score) {
    former = Optional.of(status());
    change("spec.budget.trials", Integer.toString(trials)).plan();
    unfinished().forEach(n -> set(n, t -> ended(t.spec(), score)));
    plan();
    return this;
  }

  /** What a log says of a final training. */
  ReportedStudy withEpochs(int trial, Epoch... all) {
    epochs.put(trial(trial).name(), List.of(all));
    return this;
  }

  /** Trials that fail as often as they are tried. */
  ReportedStudy withFailures(Predicate<AutoFTTrialSpec> which) {
    failing = which;
    return this;
  }

  /** Groups of the model's parameters, as trainers tell them. */
  ReportedStudy withGroups(String... names) {
    groups = List.of(names);
    return this;
  }

  /**
   * Runs to the end.
   *
   * @param score that of all examples, around which the resamples lie; NaN of a trial that diverges
   */
  public ReportedStudy run(ToDoubleFunction<AutoFTTrialSpec> score) {
    plan();
    while (!unfinished().isEmpty()) {
      unfinished().forEach(n -> set(n, t -> ended(t.spec(), score.applyAsDouble(t.spec()))));
      plan();
    }
    return this;
  }

  private TrialRecord ended(AutoFTTrialSpec spec, double score) {
    if (failing.test(spec)) {
      return Trials.failed(spec, "TrainerError", "boom");
    }
    return Double.isNaN(score) ? Trials.diverged(spec) : reported(spec, score);
  }

  /** A report such as the trainer's, of a final training with tests and a curve. */
  private TrialRecord reported(AutoFTTrialSpec spec, double score) {
    boolean last = spec.purpose() == TrialPurpose.FinalTraining;
    return Trials.scored(
        spec,
        new TrialResult(
            Optional.of(score),
            Optional.of(ERROR),
            Map.of("idValidation.accuracy", score + 0.1),
            Optional.of(resamples(score, spec.number())),
            last ? tests(spec, score) : List.of(),
            last && mixes() ? Optional.of(curve(score)) : Optional.empty(),
            groups,
            last
                ? Optional.of("pvc://models/wildlife-autoft/" + spec.number())
                : Optional.empty()));
  }

  private static String resamples(double score, int number) {
    var random = new Random(number);
    var values = new float[Contract.RESAMPLES];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (score + ERROR * random.nextGaussian());
    }
    return new Resamples(values, values).encode();
  }

  private List<TestScore> tests(AutoFTTrialSpec spec, double score) {
    return Studies.spec(document()).data().tests().stream()
        .map(test -> test(test.name(), spec.number(), score))
        .toList();
  }

  private static TestScore test(String name, int number, double score) {
    var resampled =
        new Random(number).doubles(Contract.TEST_RESAMPLES, score - 0.02, score + 0.02).toArray();
    var text = new ResampledEstimates(resampled).encode(score, ERROR);
    return new TestScore(name, score, ERROR, 500, null, text);
  }

  private boolean mixes() {
    return Studies.spec(document()).finalTraining().ensembling() == Ensembling.WiSEFT;
  }

  private static EnsembleCurve curve(double score) {
    return new EnsembleCurve(
        0.5, List.of(0.4, score + 0.1, score), List.of(0.3, score, score - 0.1));
  }

  /** What a folder or a cluster has of it. */
  StudyFacts facts() {
    return new StudyFacts(
        stored(),
        trials(),
        Optional.of("{\"lr\" : 0.003}"),
        epochs,
        "1.2.4",
        START.plusSeconds(3600));
  }

  public StoredStudy stored() {
    return new StoredStudy(
        document().at("metadata.name").asText(),
        1,
        "1.2.3",
        document().at("spec"),
        Optional.of(status()));
  }

  public List<StoredTrial> trials() {
    return log().entries().stream().map(this::stored).toList();
  }

  private AutoFTStudyStatus status() {
    return new StudyStatusView(Studies.study(document()), 1, former, now()).of(findings());
  }

  /** Two workers in turns. */
  private StoredTrial stored(TrialRecord trial) {
    var start = START.plusSeconds((long) SECONDS_A_TRIAL * (trial.number() / 2));
    var run =
        new TrialRun(
            Optional.of("worker-" + trial.number() % 2),
            Optional.empty(),
            Optional.of(start).filter(s -> !(trial.outcome() instanceof TrialOutcome.Pending)),
            Optional.of(start.plusSeconds(20)).filter(e -> trial.finished()),
            Optional.empty(),
            Optional.of("sha256:0123"));
    var view = new TrialStatusView(1, new ConditionSet(List.of()), START);
    return new StoredTrial(
        trial.spec(),
        Optional.of(
            view.of(
                trial.outcome(),
                trial.usage(),
                run,
                Optional.of(logTail).filter(tail -> trial.failed()))));
  }
}
