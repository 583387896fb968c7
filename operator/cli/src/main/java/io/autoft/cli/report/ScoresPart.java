package io.autoft.cli.report;

import io.autoft.api.v1alpha1.ConfirmationResult;
import io.autoft.api.v1alpha1.ConfirmedScore;
import io.autoft.api.v1alpha1.TrialPurpose;
import io.autoft.result.ConfirmationText;
import io.autoft.result.MetricText;
import io.autoft.result.confirmation.SearchOptimism;
import io.autoft.trial.TrialRecord;
import io.autoft.trial.TrialResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The scores of the search with the best so far, and how much of it is luck. */
final class ScoresPart implements Part {

  private static final String ID = "scores";
  private static final String TITLE = "Scores of the search";

  /**
   * What is drawn of a trial.
   *
   * @param best so far
   * @param expected the best so far without its expected optimism; null where that is not known
   * @param confirmed its mean over fresh seeds; null of all but candidates
   */
  record Point(
      int trial, double score, Double error, double best, Double expected, Double confirmed) {}

  record Baseline(String name, double score) {}

  record Data(Axis axis, List<Point> points, List<Baseline> baselines) {}

  @Override
  public Section section(StudyFacts facts) {
    var scored = facts.scored();
    if (scored.isEmpty()) {
      return Section.without(ID, TITLE, "No search trial has a score yet.");
    }
    var optimism = SearchOptimism.running(facts.metric(), scored);
    var data = new Data(Axis.of(facts.words()), points(facts, scored, optimism), baselines(facts));
    var chart =
        new Chart(
            ID,
            "Score of each trial on the OOD validation set",
            "Scores of %s over their numbers, from %s to %s, with the best so far and baselines."
                .formatted(
                    Wording.count(scored.size(), "trial"),
                    value(facts, facts.metric().lowerIsBetter() ? highest(scored) : lowest(scored)),
                    value(
                        facts, facts.metric().lowerIsBetter() ? lowest(scored) : highest(scored))),
            380,
            data,
            numbers(facts, data));
    return new Section(
        ID, TITLE, lead(facts, scored, optimism), List.of(chart), List.of(), List.of());
  }

  private static String value(StudyFacts facts, double score) {
    return facts.words().value(score);
  }

  private static double lowest(List<TrialRecord> scored) {
    return scored.stream().mapToDouble(t -> t.score().getAsDouble()).min().getAsDouble();
  }

  private static double highest(List<TrialRecord> scored) {
    return scored.stream().mapToDouble(t -> t.score().getAsDouble()).max().getAsDouble();
  }

  private static List<Point> points(
      StudyFacts facts, List<TrialRecord> scored, Map<Integer, Double> optimism) {
    var confirmed = confirmed(facts);
    var points = new ArrayList<Point>();
    double best = scored.get(0).score().getAsDouble();
    for (var trial : scored) {
      double score = trial.score().getAsDouble();
      best = facts.metric().isBetter(score, best) ? score : best;
      var luck = optimism.get(trial.number());
      points.add(
          new Point(
              trial.number(),
              score,
              trial.result().flatMap(TrialResult::standardError).orElse(null),
              best,
              luck == null ? null : best - facts.metric().oriented(luck),
              confirmed.get(trial.name())));
    }
    return points;
  }

  private static String text(MetricText words, Double value) {
    return value == null ? "" : words.number(value);
  }

  private static Map<String, Double> confirmed(StudyFacts facts) {
    return Optional.ofNullable(facts.status().confirmation())
        .map(ConfirmationResult::candidates)
        .orElse(List.of())
        .stream()
        .collect(Collectors.toMap(ConfirmedScore::trial, ConfirmedScore::mean));
  }

  private static List<Baseline> baselines(StudyFacts facts) {
    return facts
        .log()
        .of(TrialPurpose.Baseline)
        .filter(trial -> trial.score().isPresent())
        .map(trial -> new Baseline(trial.spec().baseline().name(), trial.score().getAsDouble()))
        .toList();
  }

  private static List<String> lead(
      StudyFacts facts, List<TrialRecord> scored, Map<Integer, Double> optimism) {
    var lead = new ArrayList<String>();
    facts
        .chosen()
        .filter(best -> best.score().isPresent())
        .ifPresent(
            best ->
                lead.add(
                    "Trial %d of %s was chosen; its score in the search is %s."
                        .formatted(
                            best.number(),
                            Wording.count(scored.size(), "trial"),
                            value(facts, best.score().getAsDouble()))));
    var luck = optimism.get(scored.get(scored.size() - 1).number());
    lead.add(
        luck == null
            ? "How much of the best score is luck is not known: the trainer has reported no"
                + " resamples."
            : "The best of so many scores on the same examples is expected to look better than it"
                + " is, by %s here; what the trials' seeds add to that comes on top."
                    .formatted(facts.words().amount(luck)));
    Optional.ofNullable(facts.status().confirmation())
        .map(c -> new ConfirmationText(facts.metric(), c).text())
        .ifPresent(text -> text.lines().map(String::strip).forEach(lead::add));
    return lead;
  }

  private static Table numbers(StudyFacts facts, Data data) {
    var words = facts.words();
    return new Table(
        data.axis().title() + " by trial",
        List.of("trial", "score", "standard error", "best so far", "less optimism", "confirmed"),
        data.points().stream()
            .map(
                p ->
                    List.of(
                        Integer.toString(p.trial()),
                        words.number(p.score()),
                        text(words, p.error()),
                        words.number(p.best()),
                        text(words, p.expected()),
                        text(words, p.confirmed())))
            .toList());
  }
}
