package io.autoft.cli.report;

import static java.util.Comparator.comparingDouble;

import io.autoft.api.v1alpha1.ConfirmationResult;
import io.autoft.api.v1alpha1.ConfirmedComparison;
import io.autoft.api.v1alpha1.ModelComparison;
import io.autoft.result.Difference;
import io.autoft.result.ScoreDifference;
import io.autoft.result.TestTable;
import io.autoft.result.TestTable.Parameters;
import io.autoft.result.TrainedModel;
import io.autoft.status.ConditionSet;
import io.autoft.status.StudyConditions;
import io.autoft.study.phase.Stage;
import io.autoft.trial.TrialRecord;
import io.autoft.trial.TrialResult;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What came out, in one sentence with its interval, from the strongest evidence that there is:
 * tests that took no part in any choice, else fresh seeds, else scores of the search.
 */
record Headline(StudyFacts facts) {

  String sentence() {
    return tested()
        .or(this::confirmed)
        .or(this::searched)
        .orElseGet(
            () ->
                "No trial has a score yet%s."
                    .formatted(
                        Optional.ofNullable(facts.status().stage())
                            .map(stage -> "; the stage is " + stage)
                            .orElse("")));
  }

  /** What else has to be known before the sentence is believed. */
  List<String> remarks() {
    return Stream.of(
            unfinished().stream(),
            condition(StudyConditions.WARNING).stream(),
            mixture().stream(),
            seeds().stream())
        .flatMap(remarks -> remarks)
        .toList();
  }

  /** Against the strongest baseline: a gain over another one may be no gain. */
  private Optional<String> tested() {
    return strongest()
        .map(
            c ->
                "On the mean of %s, %s%s: %s."
                    .formatted(
                        Wording.count(c.tests(), "shift"),
                        TrainedModel.LEARNED,
                        strongest(c),
                        facts.words().verdict(difference(c), c.baseline())));
  }

  private Optional<ModelComparison> strongest() {
    return comparisons().stream().min(comparingDouble(ModelComparison::difference));
  }

  private String strongest(ModelComparison c) {
    int baselines = comparisons().size();
    return baselines == 1
        ? ""
        : " beside %s, the strongest of %d baselines there".formatted(c.baseline(), baselines);
  }

  /** The sentence is about the tuned parameters, the checkpoint may be of others. */
  private Optional<String> mixture() {
    if (!isMixed()) {
      return Optional.empty();
    }
    var models = facts.models();
    var table = new TestTable(facts.metric(), models, Parameters.MIXED);
    return models.stream()
        .skip(1)
        .filter(model -> table.meanDifference(model).isPresent())
        .min(comparingDouble(model -> gain(table, model).value()))
        .map(model -> facts.words().verdict(gain(table, model), model.name()))
        .map(
            ("The checkpoint holds the mixture of that model with the pretrained one (WiSE-FT)."
                    + " Beside the strongest baseline, mixed likewise, it is: %s.")
                ::formatted);
  }

  /** Of several trainings one is kept. */
  private boolean isMixed() {
    return Optional.ofNullable(facts.status().result()).stream()
        .flatMap(result -> result.finalTrainings().stream())
        .limit(1)
        .anyMatch(kept -> kept.alpha() != null && kept.alpha() != 1);
  }

  private static Difference gain(TestTable table, TrainedModel model) {
    return table.meanDifference(model).orElseThrow().difference();
  }

  /** Each comparison of the final models, as it was found. */
  List<ModelComparison> comparisons() {
    return Optional.ofNullable(facts.status().result())
        .map(result -> result.comparisons())
        .orElse(List.of());
  }

  static Difference difference(ModelComparison c) {
    double error = c.standardError();
    return new Difference(
        c.difference(), error, c.basis(), error == 0 ? 0 : (c.upper() - c.difference()) / error);
  }

  private Optional<String> confirmed() {
    return confirmation()
        .flatMap(
            c ->
                c.comparisons().stream()
                    .findFirst()
                    .map(ConfirmedComparison::text)
                    .map(
                        text ->
                            "On the OOD validation set, over %d fresh seeds, %s: %s."
                                .formatted(c.seeds(), TrainedModel.LEARNED, text)));
  }

  private Optional<ConfirmationResult> confirmation() {
    return Optional.ofNullable(facts.status().confirmation());
  }

  private Optional<String> searched() {
    return facts.chosen().filter(best -> best.score().isPresent()).map(this::searched);
  }

  private String searched(TrialRecord best) {
    int scores = facts.scored().size();
    var beside =
        facts
            .baseline()
            .flatMap(b -> ScoreDifference.of(facts.metric(), best, b).map(d -> verdict(d, b)))
            .map(
                verdict ->
                    "; %s, not corrected for being the best of %d".formatted(verdict, scores))
            .orElse("");
    return "The best of %s on the OOD validation set is %s%s%s."
        .formatted(
            Wording.count(scores, "score"),
            facts.words().value(best.score().getAsDouble()),
            best.result()
                .flatMap(TrialResult::standardError)
                .map(error -> " (standard error %s)".formatted(facts.words().number(error)))
                .orElse(""),
            beside);
  }

  private String verdict(Difference difference, TrialRecord baseline) {
    return facts.words().verdict(difference, baseline.spec().baseline().name());
  }

  private Optional<String> unfinished() {
    var status = facts.status();
    return Stage.Complete.name().equals(status.stage())
        ? Optional.empty()
        : condition(StudyConditions.FAILED)
            .map(message -> "The study has failed: " + message)
            .or(
                () ->
                    condition(StudyConditions.STALLED)
                        .map(message -> "The study is held up: " + message))
            .or(
                () ->
                    Optional.of(
                        "The study has not ended: its stage is %s, with %s trials done."
                            .formatted(
                                Optional.ofNullable(status.stage()).orElse("Waiting"), done())));
  }

  private String done() {
    return Optional.ofNullable(facts.status().summary()).map(s -> s.trials()).orElse("no");
  }

  private Optional<String> condition(String type) {
    return new ConditionSet(facts.status().conditions()).messageIfTrue(type);
  }

  /** Of final models; of several trainings all but one may have diverged. */
  private Optional<String> seeds() {
    return strongest()
        .filter(c -> c.seeds() == null)
        .map(
            c ->
                "The difference is that of one training each: the interval is that of the test examples alone, and"
                    + " another seed moves the difference too.");
  }
}
