package io.autoft.cli.report;

import io.autoft.contract.ParameterNames;
import io.autoft.result.ObjectiveText;
import io.autoft.result.ParameterText;
import io.autoft.study.proposal.SearchedParameter;
import io.autoft.trial.TrialRecord;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/** The objective that was chosen, and which of its parameters mattered. */
final class ObjectivePart implements Part {

  private static final String ID = "objective";
  private static final String TITLE = "The learned objective";

  /** With layer-wise parameters there are hundreds; the table has all of them. */
  static final int MOST_BARS = 40;

  private static final int BAR_HEIGHT = 24;
  private static final int FRAME_HEIGHT = 90;

  /**
   * What is drawn of a parameter.
   *
   * @param ofLoss whether it is a weight of a loss term, which all have the same unit
   * @param importance a share; null where nothing can be said
   */
  record Bar(
      String name, double value, double low, double high, boolean ofLoss, Double importance) {}

  @Override
  public Section section(StudyFacts facts) {
    return facts
        .chosen()
        .map(chosen -> section(facts, chosen))
        .orElseGet(() -> Section.without(ID, TITLE, "No objective has a score yet."));
  }

  private static Section section(StudyFacts facts, TrialRecord chosen) {
    var values = facts.searched().of(chosen);
    var bars = bars(facts.searched().all(), values);
    var drawn = bars.stream().limit(MOST_BARS).toList();
    boolean ranked = facts.searched().isRanked();
    var chart =
        new Chart(
            ID,
            "Parameters of trial %d%s"
                .formatted(chosen.number(), ranked ? ", and how much each mattered" : ""),
            "Bars of %s of the learned objective on a logarithmic axis%s."
                .formatted(
                    Wording.count(drawn.size(), "parameter"),
                    ranked ? ", beside their importance" : ""),
            FRAME_HEIGHT + BAR_HEIGHT * drawn.size(),
            drawn,
            numbers(bars));
    return new Section(ID, TITLE, lead(facts, chosen), List.of(chart), List.of(), List.of());
  }

  private static List<String> lead(StudyFacts facts, TrialRecord chosen) {
    var objective = new ObjectiveText(facts.spec(), chosen.spec().parameters());
    return Stream.concat(objective.lines().stream(), Stream.of(importance(facts))).toList();
  }

  /** What mattered most first; of what cannot be told apart, the largest weights. */
  private static List<Bar> bars(List<SearchedParameter> searched, Map<String, Double> values) {
    return searched.stream()
        .filter(parameter -> values.containsKey(parameter.name()))
        .map(parameter -> bar(parameter, values.get(parameter.name())))
        .sorted(
            Comparator.comparingDouble((Bar b) -> b.importance() == null ? 0 : -b.importance())
                .thenComparing(b -> !b.ofLoss())
                .thenComparingDouble(b -> -b.value()))
        .toList();
  }

  private static Bar bar(SearchedParameter parameter, double value) {
    return new Bar(
        parameter.name(),
        value,
        parameter.low(),
        parameter.high(),
        ParameterNames.isWeight(parameter.name()),
        boxed(parameter.importance()));
  }

  private static Double boxed(OptionalDouble value) {
    return value.isPresent() ? value.getAsDouble() : null;
  }

  private static String importance(StudyFacts facts) {
    return facts.searched().isRanked()
        ? "Importance is a parameter's share in what set the best quarter of the trials apart, on"
            + " its own and beyond chance (PED-ANOVA)."
        : "Which of them mattered cannot be told: that needs 20 trials, and a parameter whose good"
            + " values stand out from chance.";
  }

  private static Table numbers(List<Bar> bars) {
    return new Table(
        "The learned objective",
        List.of("parameter", "value", "least", "most", "importance"),
        bars.stream()
            .map(
                bar ->
                    Stream.of(
                            bar.name(),
                            ParameterText.of(bar.value()),
                            ParameterText.of(bar.low()),
                            ParameterText.of(bar.high()),
                            bar.importance() == null ? "" : Wording.percent(bar.importance()))
                        .toList())
            .toList());
  }
}
