package io.autoft.cli.view;

import io.autoft.api.v1alpha1.AutoFTStudyStatus;
import io.autoft.api.v1alpha1.AutoFTTrialStatus;
import io.autoft.api.v1alpha1.StudySummary;
import io.autoft.cli.stored.StoredTrial;
import io.autoft.contract.Metric;
import io.autoft.contract.ParameterNames;
import io.autoft.result.Difference;
import io.autoft.result.MetricText;
import io.autoft.result.ParameterText;
import io.autoft.result.ScoreDifference;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Studies side by side: the settings that differ, the learned objectives, their best trials on the
 * validation set, what each gains over its baselines, and their final models on tests of the same
 * name. Differences are those of the first against each other.
 *
 * @param studies at least two
 */
public record Comparison(List<ComparedStudy> studies) {

  public Comparison {
    studies = List.copyOf(studies);
    if (studies.size() < 2) {
      throw new IllegalArgumentException(
          "studies: %d; they must be two or more".formatted(studies.size()));
    }
  }

  public String text() {
    return Stream.of(
            warnings(),
            ComparedSettings.of(studies).lines(),
            objectives(),
            searches(),
            gains("gain over fresh seeds, against", StudyOutcome::confirmedGains),
            gains("gain on the tests' mean, against", StudyOutcome::testedGains),
            tests(),
            explanation())
        .flatMap(List::stream)
        .collect(Collectors.joining("\n"));
  }

  private ComparedStudy first() {
    return studies.get(0);
  }

  private Stream<ComparedStudy> others() {
    return studies.stream().skip(1);
  }

  private Columns columns() {
    return new Columns(studies);
  }

  /** Of any two. */
  private List<String> warnings() {
    return IntStream.range(0, studies.size())
        .boxed()
        .flatMap(
            i ->
                studies.stream()
                    .skip(i + 1)
                    .map(other -> new Comparability(studies.get(i), other).warnings()))
        .flatMap(List::stream)
        .map("warning: "::concat)
        .toList();
  }

  private static <T> Set<String> names(List<Map<String, T>> maps) {
    var names = new TreeSet<String>();
    maps.forEach(map -> names.addAll(map.keySet()));
    return names;
  }

  /** Layer-wise, there are hundreds. */
  private List<String> objectives() {
    var names = names(studies.stream().map(s -> s.outcome().objective()).toList());
    var lines =
        new ArrayList<>(
            names.stream()
                .filter(name -> !isOfLayers(name))
                .map(name -> columns().row(name, s -> parameter(s.outcome().objective().get(name))))
                .toList());
    if (names.stream().anyMatch(Comparison::isOfLayers)) {
      lines.add(columns().row("parameters by layer", Comparison::byLayer));
    }
    return headed("learned objective", lines);
  }

  private static String parameter(Double value) {
    return value == null ? "-" : ParameterText.of(value);
  }

  private static String byLayer(ComparedStudy study) {
    return Long.toString(
        study.outcome().objective().keySet().stream().filter(Comparison::isOfLayers).count());
  }

  private static boolean isOfLayers(String parameter) {
    return ParameterNames.group(parameter).isPresent();
  }

  private static List<String> headed(String head, List<String> lines) {
    return lines.isEmpty()
        ? lines
        : Stream.concat(Stream.of("", "  " + head), lines.stream()).toList();
  }

  private List<String> searches() {
    return List.of(
        "",
        columns().row("trials", Comparison::trials),
        columns().row("best score", this::best, this::bestDifference),
        columns().row("trial", s -> s.outcome().best().map(StoredTrial::name).orElse("-")));
  }

  /** A study that was stalled before its first trial has a status without a summary. */
  private static String trials(ComparedStudy study) {
    return study
        .study()
        .status()
        .map(AutoFTStudyStatus::summary)
        .map(StudySummary::trials)
        .orElse("-");
  }

  private String best(ComparedStudy study) {
    return study
        .outcome()
        .best()
        .flatMap(StoredTrial::status)
        .map(s -> estimate(study.metric(), s.score(), error(s)))
        .orElse("-");
  }

  private static double error(AutoFTTrialStatus status) {
    return Optional.ofNullable(status.standardError()).orElse(0.0);
  }

  /** In pairs, from the same resamples of the same examples; not corrected for selection. */
  private String bestDifference(ComparedStudy other) {
    return new Comparability(first(), other).ofScores()
        ? first()
            .outcome()
            .best()
            .flatMap(
                a ->
                    other
                        .outcome()
                        .best()
                        .flatMap(b -> ScoreDifference.of(other.metric(), a.trial(), b.trial())))
            .map(difference -> text(other.metric(), difference))
            .orElse("")
        : "";
  }

  private List<String> gains(String head, Function<StudyOutcome, Map<String, String>> gains) {
    var columns = columns();
    return headed(
        head,
        names(studies.stream().map(s -> gains.apply(s.outcome())).toList()).stream()
            .map(name -> columns.row(name, s -> gains.apply(s.outcome()).getOrDefault(name, "-")))
            .toList());
  }

  private List<String> tests() {
    return headed(
        "score on the tests",
        first().outcome().tests().keySet().stream()
            .filter(name -> others().anyMatch(o -> o.outcome().tests().containsKey(name)))
            .map(name -> columns().row(name, s -> test(s, name), o -> testDifference(o, name)))
            .toList());
  }

  private static String test(ComparedStudy study, String name) {
    return Optional.ofNullable(study.outcome().tests().get(name))
        .map(test -> estimate(study.metric(), test.value(), test.standardError()))
        .orElse("-");
  }

  private String testDifference(ComparedStudy other, String name) {
    return new Comparability(first(), other).ofTest(name)
        ? first()
            .outcome()
            .testDifference(other.outcome(), name)
            .map(difference -> text(other.metric(), difference))
            .orElse("")
        : "";
  }

  private static String text(Metric metric, Difference difference) {
    return new MetricText(metric)
        .signed(difference.value(), difference.lower(), difference.upper());
  }

  private static String estimate(Metric metric, double value, double error) {
    return new MetricText(metric).withError(value, error);
  }

  private static List<String> explanation() {
    return List.of(
        "",
        "Scores with standard errors. A gain is that of a study's learned objective over its own",
        "baseline, positive where it is better, with its 95 % interval. On the right the first study",
        "against each other, likewise, where they are comparable. That of best scores is not corrected",
        "for their being the best of many trials, and those of the search and of one training each",
        "say nothing of other seeds.");
  }
}
