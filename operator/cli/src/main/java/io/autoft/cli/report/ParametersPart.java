package io.autoft.cli.report;

import io.autoft.study.proposal.SearchedParameter;
import io.autoft.trial.TrialRecord;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** Where the search looked, and what it found there: parallel coordinates and slices. */
final class ParametersPart implements Part {

  private static final String ID = "parameters";
  private static final String TITLE = "Parameters and scores";

  /** What a page has the width for; the most important ones. */
  static final int MOST_AXES = 12;

  private static final int SLICES_IN_A_ROW = 4;
  private static final int SLICE_HEIGHT = 190;

  /**
   * A parameter as an axis.
   *
   * @param log whether the axis is logarithmic
   */
  record Dimension(String name, double low, double high, boolean log) {}

  /**
   * A trial.
   *
   * @param values by axis; null where it has none
   */
  record Line(int trial, double score, List<Double> values) {}

  /**
   * All that is drawn.
   *
   * @param shown how many of the dimensions are drawn unless one is asked for
   * @param chosen number of the chosen trial; null while there is none
   */
  record Data(Axis axis, List<Dimension> dimensions, int shown, List<Line> lines, Integer chosen) {}

  @Override
  public Section section(StudyFacts facts) {
    var scored = facts.scored();
    var dimensions = dimensions(facts.searched().all());
    if (scored.size() < 2 || dimensions.isEmpty()) {
      return Section.without(
          ID, TITLE, "There is nothing to compare: it takes two scores and a searched parameter.");
    }
    int shown = Math.min(dimensions.size(), MOST_AXES);
    var data =
        new Data(
            Axis.of(facts.words()),
            dimensions,
            shown,
            scored.stream().map(t -> line(facts, t, dimensions)).toList(),
            facts.chosen().map(TrialRecord::number).orElse(null));
    int rows = (shown + SLICES_IN_A_ROW - 1) / SLICES_IN_A_ROW;
    var numbers = numbers(facts, scored, dimensions);
    return new Section(
        ID,
        TITLE,
        List.of(lead(dimensions.size())),
        List.of(
            new Chart(
                "parallel",
                "Each trial as a line through its parameters to its score",
                "Parallel coordinates of %s over %s and the score."
                    .formatted(
                        Wording.count(scored.size(), "trial"), Wording.count(shown, "parameter")),
                420,
                data,
                numbers),
            new Chart(
                "slices",
                "Score against each parameter",
                "A scatter plot of the scores for each of %s."
                    .formatted(Wording.count(shown, "parameter")),
                SLICE_HEIGHT * rows,
                Optional.empty(),
                ranges(facts, scored, dimensions))),
        List.of(),
        List.of());
  }

  private static String lead(int parameters) {
    return parameters <= MOST_AXES
        ? "All searched parameters; the chosen trial stands out."
        : "The %d most important of %d searched parameters; the tables have all of them."
            .formatted(MOST_AXES, parameters);
  }

  private static List<Dimension> dimensions(List<SearchedParameter> searched) {
    return searched.stream()
        .sorted(Comparator.comparingDouble(p -> -p.importance().orElse(0)))
        .map(p -> new Dimension(p.name(), p.low(), p.high(), p.logarithmic()))
        .toList();
  }

  private static Line line(StudyFacts facts, TrialRecord trial, List<Dimension> dimensions) {
    return new Line(trial.number(), trial.score().getAsDouble(), values(facts, trial, dimensions));
  }

  private static List<Double> values(
      StudyFacts facts, TrialRecord trial, List<Dimension> dimensions) {
    var values = facts.searched().of(trial);
    var line = new ArrayList<Double>();
    dimensions.forEach(dimension -> line.add(values.get(dimension.name())));
    return line;
  }

  private static Table numbers(
      StudyFacts facts, List<TrialRecord> scored, List<Dimension> dimensions) {
    var columns =
        Stream.concat(Stream.of("trial", "score"), dimensions.stream().map(Dimension::name));
    return new Table(
        "Parameters of each trial with a score",
        columns.toList(),
        scored.stream().map(trial -> row(facts, trial, dimensions)).toList());
  }

  private static List<String> row(StudyFacts facts, TrialRecord trial, List<Dimension> dimensions) {
    var first =
        Stream.of(
            Integer.toString(trial.number()), facts.words().number(trial.score().getAsDouble()));
    var values =
        values(facts, trial, dimensions).stream()
            .map(value -> value == null ? "" : Wording.number(value));
    return Stream.concat(first, values).toList();
  }

  /** Where the best quarter lies, beside where all do. */
  private static Table ranges(
      StudyFacts facts, List<TrialRecord> scored, List<Dimension> dimensions) {
    var best =
        scored.stream()
            .sorted(
                (a, b) ->
                    Double.compare(
                        facts.metric().improvement(b.score().getAsDouble(), 0),
                        facts.metric().improvement(a.score().getAsDouble(), 0)))
            .limit(Math.max(1, scored.size() / 4))
            .toList();
    return new Table(
        "Where the best quarter of the trials lies",
        List.of("parameter", "least tried", "most tried", "least of the best", "most of the best"),
        dimensions.stream()
            .map(
                d ->
                    Stream.of(Stream.of(d.name()), bounds(facts, scored, d), bounds(facts, best, d))
                        .flatMap(cells -> cells)
                        .toList())
            .toList());
  }

  private static Stream<String> bounds(
      StudyFacts facts, List<TrialRecord> trials, Dimension dimension) {
    var values =
        trials.stream()
            .map(trial -> facts.searched().of(trial).get(dimension.name()))
            .filter(Objects::nonNull)
            .mapToDouble(value -> value)
            .summaryStatistics();
    return values.getCount() == 0
        ? Stream.of("", "")
        : Stream.of(Wording.number(values.getMin()), Wording.number(values.getMax()));
  }
}
