package io.autoft.cli.view;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import io.autoft.api.v1alpha1.AutoFTStudyStatus;
import io.autoft.api.v1alpha1.AutoFTTrialStatus;
import io.autoft.api.v1alpha1.ErrorBasis;
import io.autoft.api.v1alpha1.FinalTrainingResult;
import io.autoft.api.v1alpha1.TestScore;
import io.autoft.cli.local.StoredStudy;
import io.autoft.cli.local.StoredTrial;
import io.autoft.contract.Metric;
import io.autoft.result.Difference;
import io.autoft.result.MetricText;
import io.autoft.result.ScoreDifference;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Two studies side by side: the settings that differ, their best trials on the validation set, and
 * their final models on tests of the same name.
 */
public record Comparison(Side one, Side other) {

  private static final List<String> COMPARED = List.of("model", "data", "objective", "search");

  /** What a score follows from beside the objective: where it differs, nothing can be paired. */
  private static final List<String> VALIDATION =
      List.of("/data/oodValidation", "/objective/metric", "/search/seed");

  public Comparison {
    requireNonNull(one, "one is null");
    requireNonNull(other, "other is null");
  }

  /**
   * A study with its trials.
   *
   * @param label by which the user knows it
   */
  public record Side(String label, StoredStudy study, List<StoredTrial> trials) {

    public Side {
      requireNonNull(label, "label is null");
      requireNonNull(study, "study is null");
      trials = List.copyOf(trials);
    }

    private Optional<StoredTrial> best() {
      var name = study.status().map(AutoFTStudyStatus::best).map(best -> best.trial()).orElse("");
      return trials.stream().filter(trial -> trial.name().equals(name)).findFirst();
    }

    private Optional<AutoFTTrialStatus> bestStatus() {
      return best().flatMap(StoredTrial::status);
    }

    private Map<String, TestScore> tests() {
      var tests = new LinkedHashMap<String, TestScore>();
      study
          .status()
          .map(AutoFTStudyStatus::result)
          .map(result -> result.finalTrainings())
          .orElse(List.of())
          .stream()
          .limit(1)
          .map(FinalTrainingResult::tests)
          .flatMap(List::stream)
          .forEach(test -> tests.put(test.name(), test));
      return tests;
    }
  }

  public String text() {
    return String.join(
        "\n", Stream.of(settings(), searches(), tests()).flatMap(List::stream).toList());
  }

  private List<String> settings() {
    var lines = new ArrayList<String>();
    lines.add(row("", one.label(), other.label(), ""));
    var ones = flat(one.study().spec());
    var others = flat(other.study().spec());
    var names = new TreeMap<>(ones);
    names.putAll(others);
    names.keySet().stream()
        .filter(name -> !ones.getOrDefault(name, "-").equals(others.getOrDefault(name, "-")))
        .map(n -> row(n, ones.getOrDefault(n, "-"), others.getOrDefault(n, "-"), ""))
        .forEach(lines::add);
    return lines;
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
        row("trials", trials(one), trials(other), ""),
        row("best score", best(one), best(other), scores().map(this::difference).orElse("")),
        row("trial", trial(one), trial(other), ""));
  }

  private static String trials(Side side) {
    return side.study().status().map(s -> s.summary().trials()).orElse("-");
  }

  private String best(Side side) {
    return side.bestStatus()
        .map(s -> estimate(s.score(), Optional.ofNullable(s.standardError()).orElse(0.0)))
        .orElse("-");
  }

  private static String trial(Side side) {
    return side.best().map(StoredTrial::name).orElse("-");
  }

  /** In pairs, from the same resamples of the same examples; not corrected for selection. */
  private Optional<Difference> scores() {
    boolean same =
        VALIDATION.stream()
            .allMatch(path -> one.study().spec().at(path).equals(other.study().spec().at(path)));
    return same
        ? one.best()
            .flatMap(
                a -> other.best().flatMap(b -> ScoreDifference.of(metric(), a.trial(), b.trial())))
        : Optional.empty();
  }

  private List<String> tests() {
    var ones = one.tests();
    var others = other.tests();
    var lines = new ArrayList<String>();
    ones.forEach(
        (name, test) -> {
          if (others.containsKey(name)) {
            var beside = others.get(name);
            lines.add(row(name, estimate(test), estimate(beside), difference(test, beside)));
          }
        });
    if (!lines.isEmpty()) {
      lines.add(0, "");
      lines.add("");
      lines.add("Differences in points, positive where the first is better, with 95 % intervals.");
    }
    return lines;
  }

  /** As if of different examples, which makes the interval rather too wide. */
  private String difference(TestScore test, TestScore beside) {
    return difference(
        new Difference(
            oriented(test.value() - beside.value()),
            Math.hypot(test.standardError(), beside.standardError()),
            ErrorBasis.Unpaired));
  }

  private String difference(Difference difference) {
    var words = new MetricText(metric());
    return "%s (%s to %s)"
        .formatted(
            words.signed(difference.value()),
            words.signed(difference.lower()),
            words.signed(difference.upper()));
  }

  private String estimate(TestScore test) {
    return estimate(test.value(), test.standardError());
  }

  private String estimate(double value, double error) {
    var words = new MetricText(metric());
    return "%s (%s)".formatted(words.number(value), words.number(error));
  }

  private double oriented(double difference) {
    return metric().isBetter(1, 0) ? difference : -difference;
  }

  private Metric metric() {
    return one.study().study().spec().objective().metric();
  }

  private static String row(String name, String a, String b, String difference) {
    return "  %-36s %20s %20s  %s".formatted(name, a, b, difference).stripTrailing();
  }
}
