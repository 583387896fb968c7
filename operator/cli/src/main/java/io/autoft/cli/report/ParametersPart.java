package io.autoft.cli.report;

import static java.util.Comparator.comparingDouble;

import io.autoft.result.ParameterText;
import io.autoft.study.proposal.SearchedParameter;
import io.autoft.trial.TrialRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
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
    var lines = scored.stream().map(trial -> line(facts, trial, dimensions)).toList();
    var data =
        new Data(
            Axis.of(facts.words()),
            dimensions,
            shown,
            lines,
            facts.chosen().map(TrialRecord::number).orElse(null));
    int rows = (shown + SLICES_IN_A_ROW - 1) / SLICES_IN_A_ROW;
    return new Section(
        ID,
        TITLE,
        List.of(lead(facts)),
        List.of(
            new Chart(
                "parallel",
                "Each trial as a line through its parameters to its score",
                "Parallel coordinates of %s over %s and the score."
                    .formatted(
                        Wording.count(scored.size(), "trial"), Wording.count(shown, "parameter")),
                420,
                data,
                numbers(facts, data)),
            new Chart(
                "slices",
                "Score against each parameter",
                "A scatter plot of the scores for each of %s."
                    .formatted(Wording.count(shown, "parameter")),
                SLICE_HEIGHT * rows,
                Optional.empty(),
                List.of(ranges(facts, data)))),
        List.of(),
        List.of());
  }

  private static String lead(StudyFacts facts) {
    int all = facts.searched().all().size();
    return all <= MOST_AXES
        ? "All searched parameters; the chosen trial stands out."
        : "%s %d of %d searched parameters; the tables have all of them."
            .formatted(
                facts.searched().isRanked() ? "The most important" : "The first", MOST_AXES, all);
  }

  private static List<Dimension> dimensions(List<SearchedParameter> searched) {
    return searched.stream()
        .sorted(comparingDouble(p -> -p.importance().orElse(0)))
        .map(p -> new Dimension(p.name(), p.low(), p.high(), p.logarithmic()))
        .toList();
  }

  private static Line line(StudyFacts facts, TrialRecord trial, List<Dimension> dimensions) {
    var known = facts.searched().of(trial);
    var values = new ArrayList<Double>();
    dimensions.forEach(dimension -> values.add(known.get(dimension.name())));
    return new Line(trial.number(), trial.score().getAsDouble(), values);
  }

  private static Table numbers(StudyFacts facts, Data data) {
    var names = data.dimensions().stream().map(Dimension::name);
    return new Table(
        "Parameters of each trial with a score",
        Stream.concat(Stream.of("trial", "score"), names).toList(),
        data.lines().stream().map(line -> row(facts, line)).toList());
  }

  private static List<String> row(StudyFacts facts, Line line) {
    var first = Stream.of(Integer.toString(line.trial()), facts.words().number(line.score()));
    var values = line.values().stream().map(v -> v == null ? "" : ParameterText.of(v));
    return Stream.concat(first, values).toList();
  }

  /** Where the best quarter lies, beside where all do. */
  private static Table ranges(StudyFacts facts, Data data) {
    var best =
        data.lines().stream()
            .sorted(comparingDouble(line -> -facts.metric().oriented(line.score())))
            .limit(Math.max(1, data.lines().size() / 4))
            .toList();
    return new Table(
        "Where the best quarter of the trials lies",
        List.of("parameter", "least tried", "most tried", "least of the best", "most of the best"),
        IntStream.range(0, data.dimensions().size())
            .mapToObj(
                i ->
                    Stream.of(
                            Stream.of(data.dimensions().get(i).name()),
                            bounds(data.lines(), i),
                            bounds(best, i))
                        .flatMap(cells -> cells)
                        .toList())
            .toList());
  }

  private static Stream<String> bounds(List<Line> lines, int dimension) {
    var values =
        lines.stream()
            .map(line -> line.values().get(dimension))
            .filter(Objects::nonNull)
            .mapToDouble(value -> value)
            .summaryStatistics();
    return values.getCount() == 0
        ? Stream.of("", "")
        : Stream.of(ParameterText.of(values.getMin()), ParameterText.of(values.getMax()));
  }
}
