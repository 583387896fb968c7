package io.autoft.cli.view;

import com.fasterxml.jackson.databind.JsonNode;
import io.autoft.api.v1alpha1.AutoFTTrialStatus;
import io.autoft.api.v1alpha1.ErrorBasis;
import io.autoft.api.v1alpha1.TestScore;
import io.autoft.cli.local.StoredTrial;
import io.autoft.contract.Metric;
import io.autoft.result.Difference;
import io.autoft.result.MetricText;
import io.autoft.result.ScoreDifference;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Studies side by side: the settings that differ, their best trials on the validation set, and
 * their final models on tests of the same name. Differences are those of the first against each
 * other.
 *
 * @param studies at least two
 */
public record Comparison(List<ComparedStudy> studies) {

  private static final List<String> COMPARED = List.of("model", "data", "objective", "search");

  public Comparison {
    studies = List.copyOf(studies);
    if (studies.size() < 2) {
      throw new IllegalArgumentException(
          "studies: %d; they must be two or more".formatted(studies.size()));
    }
  }

  public String text() {
    return Stream.of(warnings(), settings(), searches(), tests())
        .flatMap(List::stream)
        .collect(Collectors.joining("\n"));
  }

  private ComparedStudy first() {
    return studies.get(0);
  }

  private Stream<ComparedStudy> others() {
    return studies.stream().skip(1);
  }

  private List<String> warnings() {
    return others()
        .flatMap(other -> new Comparability(first(), other).warnings().stream())
        .map("warning: "::concat)
        .toList();
  }

  private List<String> settings() {
    var lines = new ArrayList<String>();
    lines.add(row("", ComparedStudy::label));
    var specs = studies.stream().map(s -> flat(s.study().spec())).toList();
    var names = new TreeMap<String, String>();
    specs.forEach(names::putAll);
    names.keySet().stream()
        .filter(name -> specs.stream().map(s -> setting(s, name)).distinct().count() > 1)
        .map(name -> row(name, s -> setting(specs.get(studies.indexOf(s)), name)))
        .forEach(lines::add);
    return lines;
  }

  private static String setting(Map<String, String> spec, String name) {
    return spec.getOrDefault(name, "-");
  }

  private static Map<String, String> flat(JsonNode spec) {
    var values = new TreeMap<String, String>();
    COMPARED.forEach(part -> flatten(part, spec.path(part), values));
    return values;
  }

  private static void flatten(String path, JsonNode node, Map<String, String> values) {
    if (node.isObject()) {
      node.properties().forEach(e -> flatten(path + "." + e.getKey(), e.getValue(), values));
    } else if (!node.isMissingNode()) {
      values.put(path, node.isTextual() ? node.textValue() : node.toString());
    }
  }

  private List<String> searches() {
    return List.of(
        "",
        row("trials", s -> s.study().status().map(status -> status.summary().trials()).orElse("-")),
        row("best score", this::best, this::bestDifference),
        row("trial", s -> s.best().map(StoredTrial::name).orElse("-")));
  }

  private String best(ComparedStudy study) {
    return study
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
            .best()
            .flatMap(
                a ->
                    other
                        .best()
                        .flatMap(b -> ScoreDifference.of(other.metric(), a.trial(), b.trial())))
            .map(difference -> text(other.metric(), difference))
            .orElse("")
        : "";
  }

  private List<String> tests() {
    var lines =
        new ArrayList<>(
            first().tests().keySet().stream()
                .filter(name -> others().anyMatch(other -> other.tests().containsKey(name)))
                .map(name -> row(name, s -> test(s, name), other -> testDifference(other, name)))
                .toList());
    if (!lines.isEmpty()) {
      lines.add(0, "");
      lines.add("");
      lines.add("Differences in points, positive where the first is better, with 95 % intervals.");
    }
    return lines;
  }

  private static String test(ComparedStudy study, String name) {
    return Optional.ofNullable(study.tests().get(name))
        .map(test -> estimate(study.metric(), test.value(), test.standardError()))
        .orElse("-");
  }

  private String testDifference(ComparedStudy other, String name) {
    var beside = other.tests().get(name);
    return beside == null || !new Comparability(first(), other).ofTest(name)
        ? ""
        : text(other.metric(), difference(other.metric(), first().tests().get(name), beside));
  }

  /** As if of different examples, which makes the interval rather too wide. */
  private static Difference difference(Metric metric, TestScore test, TestScore beside) {
    return new Difference(
        metric.improvement(test.value(), beside.value()),
        Math.hypot(test.standardError(), beside.standardError()),
        ErrorBasis.Unpaired);
  }

  private static String text(Metric metric, Difference difference) {
    var words = new MetricText(metric);
    return "%s (%s to %s)"
        .formatted(
            words.signed(difference.value()),
            words.signed(difference.lower()),
            words.signed(difference.upper()));
  }

  private static String estimate(Metric metric, double value, double error) {
    var words = new MetricText(metric);
    return "%s (%s)".formatted(words.number(value), words.number(error));
  }

  private String row(String name, Function<ComparedStudy, String> cell) {
    return row(name, cell, other -> "");
  }

  private String row(
      String name,
      Function<ComparedStudy, String> cell,
      Function<ComparedStudy, String> difference) {
    var cells = studies.stream().map(cell).map("%20s"::formatted);
    var differences = others().map(difference).map(" %-22s"::formatted);
    return Stream.concat(Stream.of("  %-36s".formatted(name)), Stream.concat(cells, differences))
        .collect(Collectors.joining(" "))
        .stripTrailing();
  }
}
