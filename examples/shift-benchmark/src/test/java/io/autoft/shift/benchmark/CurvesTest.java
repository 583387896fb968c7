package io.autoft.shift.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CurvesTest {

  private static final List<String> METHODS = List.of("hand-made-low", "hand-made-high", "autoft");

  @TempDir Path work;

  /**
   * The high rate is better in validation. Of the learned objective's three final trainings one was
   * not evaluated along the curve, and of one nothing was kept. Seed 1 has no curves at all.
   */
  @BeforeEach
  void runs() throws IOException {
    run("hand-made-low-0", "FLYP", ensemble(0.40, 0.30));
    run("hand-made-high-0", "FLYP", ensemble(0.45, 0.35));
    run(
        "autoft-0",
        null,
        ensemble(0.5, 0.4),
        ensemble(0.6, 0.6),
        "{\"metric\": \"MacroF1\","
            + " \"curve\": [{\"alpha\": 0.0, \"oodValidation.macroF1\": 0.1}]}",
        "");
    run("autoft-1", null, "");
  }

  @Test
  void readsAllPointsOfAModel() throws IOException {
    var file = work.resolve("ensemble.json");
    Files.writeString(file, ensemble(0.5, 0.4));

    var points = Curve.read(file).orElseThrow().points();

    assertThat(points).hasSize(11);
    assertThat(points.get(0)).isEqualTo(new Curve.Point(0, 0.1, 0.2, 0.1));
    var tuned = points.get(10);
    assertThat(tuned.alpha()).isEqualTo(1);
    assertThat(tuned.validation()).isEqualTo(0.5);
    assertThat(tuned.inDistribution()).isCloseTo(0.8, within(1e-9));
    assertThat(tuned.unseen()).as("mean of two").isCloseTo(0.4, within(1e-9));
  }

  @Test
  void takesTheMeanOverTheSeedsOfAFinalTrainingThatHaveACurve() throws IOException {
    var curve = curves().get("autoft").get(0L);

    assertThat(curve.points()).hasSize(11);
    assertThat(curve.points().get(10).unseen()).isCloseTo(0.5, within(1e-9));
    assertThat(curve.validation()).isCloseTo(0.55, within(1e-9));
    assertThat(curves().get("autoft")).containsOnlyKeys(0L);
  }

  @Test
  void takesTheRateThatIsBestInValidation() throws IOException {
    assertThat(curves().names()).containsExactly("FLYP", "autoft");
    assertThat(curves().get("FLYP").get(0L).points().get(10).unseen())
        .isCloseTo(0.35, within(1e-9));
  }

  @Test
  void readsAgainWhatItKeptAndAddsRunsToIt() throws IOException {
    var file = work.resolve("world-curves.csv");
    var kept = new ByNameAndSeed<Curve>(METHODS);
    kept.add("autoft", 7, curves().get("autoft").get(0L));
    CurvesFile.write(file, kept);

    assertThat(file)
        .content()
        .startsWith("method,seed,alpha,validation,inDistribution,unseen")
        .contains("autoft,7,0.0,0.10000,0.20000,0.10000", "autoft,7,1.0,0.55000,0.80000,0.50000");
    var all = new ByNameAndSeed<Curve>(METHODS);
    CurvesFile.addTo(all, file);
    all.addAgain(curves());
    assertThat(all.get("autoft")).containsOnlyKeys(0L, 7L);
    assertThat(all.get("autoft").get(7L).points()).hasSize(11);
    assertThat(all.get("FLYP")).containsOnlyKeys(0L);
  }

  @Test
  void hasNothingOfAFileThatIsNotThere() throws IOException {
    var none = new ByNameAndSeed<Curve>(METHODS);
    CurvesFile.addTo(none, work.resolve("nowhere.csv"));

    assertThat(none.names()).isEmpty();
  }

  /** The ends are series of their own, which the legend does not name. */
  @Test
  void drawsALineForEachMethod() throws IOException {
    var series = Figures.curves("world", curves()).getSeriesMap();

    assertThat(series.keySet())
        .containsExactly(
            "FLYP",
            "FLYP, pretrained",
            "FLYP, tuned",
            "autoft",
            "autoft, pretrained",
            "autoft, tuned");
    assertThat(series.get("autoft").getXData()).hasSize(11);
    assertThat(series.get("autoft").getXData()[10]).isCloseTo(80, within(1e-9));
    assertThat(series.get("autoft").getYData()[10]).isCloseTo(50, within(1e-9));
    assertThat(series.get("autoft, tuned").getYData()).hasSize(1);
    assertThat(series.get("autoft, tuned").isShowInLegend()).isFalse();
    assertThat(series.get("autoft").getLineColor())
        .isEqualTo(series.get("autoft, tuned").getMarkerColor())
        .isNotEqualTo(series.get("FLYP").getLineColor());
  }

  private ByNameAndSeed<Curve> curves() throws IOException {
    var curves = new ByNameAndSeed<Curve>(METHODS);
    curves.addRuns(
        new Bench(work, work),
        List.of(
            new Run("world", "hand-made-low", 0),
            new Run("world", "hand-made-high", 0),
            new Run("world", "autoft", 0),
            new Run("world", "autoft", 1)),
        RunCurves::of);
    return curves;
  }

  private void run(String name, String baseline, String... ensembles) throws IOException {
    var folder = work.resolve("runs/world-" + name);
    Files.createDirectories(folder.resolve("trials"));
    Files.createDirectories(folder.resolve("ensembles"));
    for (int i = 0; i < ensembles.length; i++) {
      var trial = "world-%s-%04d.json".formatted(name, i);
      Files.writeString(
          folder.resolve("trials").resolve(trial),
          "{\"spec\": {\"purpose\": \"FinalTraining\"%s}, \"status\": {}}"
              .formatted(baseline == null ? "" : ", \"baseline\": \"" + baseline + "\""));
      if (!ensembles[i].isEmpty()) {
        Files.writeString(folder.resolve("ensembles").resolve(trial), ensembles[i]);
      }
    }
  }

  /** A line from the pretrained model to a tuned one. */
  private static String ensemble(double validation, double unseen) {
    return IntStream.rangeClosed(0, 10)
        .mapToObj(i -> point(i / 10.0, validation, unseen))
        .collect(Collectors.joining(",", "{\"metric\": \"MacroF1\", \"curve\": [", "]}"));
  }

  private static String point(double alpha, double validation, double unseen) {
    double middle = between(alpha, 0.1, unseen);
    return """
        {"alpha": %s, "oodValidation.macroF1": %s, "tests": {
          "in-distribution": {"accuracy": 0.9, "macroF1": %s},
          "pixel": {"accuracy": 0.9, "macroF1": %s}, "thin": {"accuracy": 0.9, "macroF1": %s}}}"""
        .formatted(
            alpha,
            between(alpha, 0.1, validation),
            between(alpha, 0.2, 0.8),
            middle - 0.05,
            middle + 0.05);
  }

  private static double between(double alpha, double pretrained, double tuned) {
    return (1 - alpha) * pretrained + alpha * tuned;
  }
}
