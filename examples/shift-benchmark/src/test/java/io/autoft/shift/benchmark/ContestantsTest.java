package io.autoft.shift.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContestantsTest {

  private static final List<String> METHODS =
      List.of("hand-made-low", "hand-made-high", "autoft", "validation-100");
  private static final List<Long> SEEDS = List.of(0L, 1L);

  @TempDir Path work;

  /** The high rate is better in validation with seed 1 alone. */
  @BeforeEach
  void runs() throws IOException {
    for (long seed : SEEDS) {
      run("hand-made-low", seed, trial("FLYP", 0.40, 0.30), trial(null, 0.9, 0.9));
      run("hand-made-high", seed, trial("FLYP", 0.39 + 0.02 * seed, 0.50), trial(null, 0.9, 0.9));
      run("autoft", seed, trial(null, 0.5, 0.60 + 0.1 * seed), trial(null, 0.5, 0.70 + 0.1 * seed));
    }
  }

  @Test
  void takesTheRateThatIsBestInValidation() throws IOException {
    var contestants = contestants(false);

    assertThat(contestants.names()).containsExactly("FLYP", "autoft");
    assertThat(contestants.results("FLYP").get(0L).unseen()).isCloseTo(0.30, within(1e-9));
    assertThat(contestants.results("FLYP").get(1L).unseen()).isCloseTo(0.50, within(1e-9));
    assertThat(contestants.results("autoft")).containsOnlyKeys(0L, 1L);
  }

  @Test
  void takesTheMeanOverTheSeedsOfAFinalTraining() throws IOException {
    var result = contestants(false).results("autoft").get(0L);

    assertThat(result.unseen()).isCloseTo(0.65, within(1e-9));
    assertThat(result.worst()).isCloseTo(0.65, within(1e-9));
    assertThat(result.inDistribution()).isCloseTo(0.8, within(1e-9));
    assertThat(contestants(true).results("autoft").get(0L).unseen()).isCloseTo(0.66, within(1e-9));
    assertThat(contestants(true).results("autoft").get(0L).validation())
        .isCloseTo(0.55, within(1e-9));
  }

  @Test
  void printsDifferencesOverTheSeedsThatBothHave() throws IOException {
    var out = new ByteArrayOutputStream();
    new Tables(contestants(false), new PrintStream(out)).against("FLYP");

    assertThat(out.toString()).contains("| autoft | +30.0 (", "| 2 of 2 |");
  }

  @Test
  void tellsNoDifferenceToWhatWasNotRun() throws IOException {
    assertThat(contestants(false).against("FLYP")).containsOnlyKeys("autoft");
    assertThat(contestants(false).against("flyp-tuned")).isEmpty();
  }

  @Test
  void keepsEveryResult() throws IOException {
    var file = work.resolve("world.csv");
    ResultsFile.write(file, contestants(false), contestants(true));

    assertThat(file)
        .content()
        .startsWith(
            "method,seed,ensembled,validation,inDistribution,unseen,worst,in-distribution,pixel")
        .contains("autoft,0,false,0.50000,0.80000,0.65000,0.65000,0.80000,0.65000")
        .contains("FLYP,1,true,");
  }

  @Test
  void readsAgainWhatItKept() throws IOException {
    var file = work.resolve("world.csv");
    ResultsFile.write(file, contestants(false), contestants(true));

    for (boolean ensembled : List.of(false, true)) {
      var read = new Contestants(METHODS);
      ResultsFile.addTo(read, file, ensembled);

      assertThat(read.names()).isEqualTo(contestants(ensembled).names());
      assertThat(read.results("FLYP").get(0L).tests()).containsOnlyKeys("in-distribution", "pixel");
      assertThat(read.results("autoft").get(1L).unseen())
          .isCloseTo(contestants(ensembled).results("autoft").get(1L).unseen(), within(1e-5));
    }
  }

  @Test
  void writesTheSameWhereAPointIsAComma() throws IOException {
    var here = Locale.getDefault();
    try {
      Locale.setDefault(Locale.GERMANY);
      var file = work.resolve("world.csv");
      ResultsFile.write(file, contestants(false), contestants(true));
      var out = new ByteArrayOutputStream();
      var tables = new Tables(contestants(false), new PrintStream(out));
      tables.means();
      tables.against("FLYP");

      assertThat(file).content().contains("autoft,0,false,0.50000,0.80000,0.65000");
      assertThat(out.toString()).contains("| 80.0 |", "+30.0 (", "0.500 |").doesNotContain("0,");
    } finally {
      Locale.setDefault(here);
    }
  }

  /** FLYP was better in the file's validation with seed 0: at a rate that may not be here. */
  @Test
  void putsRunsInThePlaceOfWhatAFileHas() throws IOException {
    var file = work.resolve("world.csv");
    Files.writeString(
        file,
        """
        method,seed,ensembled,validation,inDistribution,unseen,worst
        autoft,10,false,0.5,0.8,0.7,0.6
        autoft,0,false,0.9,0.8,0.64,0.6
        FLYP,0,false,0.41,0.8,0.33,0.2
        FLYP,1,false,0.38,0.8,0.33,0.2
        """);
    var all = new Contestants(METHODS);
    ResultsFile.addTo(all, file, false);
    var again = all.again(contestants(false));
    all.addAgain(contestants(false));

    assertThat(all.results("autoft")).containsOnlyKeys(0L, 1L, 10L);
    assertThat(all.results("autoft").get(0L).unseen()).isCloseTo(0.65, within(1e-9));
    assertThat(all.results("FLYP").get(0L).unseen()).isEqualTo(0.33);
    assertThat(all.results("FLYP").get(1L).unseen()).isCloseTo(0.50, within(1e-9));
    assertThat(all.of(List.of(10L)).names()).containsExactly("autoft");
    assertThat(again)
        .hasToString("1 rows run again; largest difference to the committed ones 1.000 points");
  }

  /** The pretrained model's score on fewer validation pictures is another one. */
  @Test
  void takesZeroShotOfARunOfAnyMethodWithTheWholeValidationSet() throws IOException {
    run("autoft", 2, trial("ZeroShot", 0.4, 0.30), trial(null, 0.5, 0.6));
    run("validation-100", 2, trial("ZeroShot", 0.9, 0.30), trial(null, 0.5, 0.6));
    run("validation-100", 3, trial("ZeroShot", 0.9, 0.30), trial(null, 0.5, 0.6));
    var contestants = contestants(List.of(2L, 3L), List.of("autoft", "validation-100"), false);

    assertThat(contestants.names()).containsExactly("ZeroShot", "autoft", "validation-100");
    assertThat(contestants.results("ZeroShot")).containsOnlyKeys(2L);
    assertThat(contestants.results("ZeroShot").get(2L).validation()).isEqualTo(0.4);
  }

  @Test
  void isCompleteWhereAllSeedsHaveRun() throws IOException {
    run("autoft", 2, trial(null, 0.5, 0.6));
    var all = contestants(false);
    all.addAgain(contestants(List.of(2L), List.of("autoft"), false));

    assertThat(all.complete(SEEDS).names()).containsExactly("FLYP", "autoft");
    assertThat(all.complete(List.of(0L, 1L, 2L)).names()).containsExactly("autoft");
    assertThat(all.complete(List.of(3L)).names()).isEmpty();
  }

  private Contestants contestants(boolean ensembled) throws IOException {
    return contestants(SEEDS, METHODS.subList(0, 3), ensembled);
  }

  private Contestants contestants(List<Long> seeds, List<String> methods, boolean ensembled)
      throws IOException {
    var runs =
        methods.stream()
            .flatMap(method -> seeds.stream().map(seed -> new Run("world", method, seed)))
            .filter(run -> Files.exists(work.resolve("runs").resolve(run.name())))
            .toList();
    var contestants = new Contestants(METHODS);
    contestants.addRuns(new Bench(work, work), runs, ensembled);
    return contestants;
  }

  private void run(String method, long seed, String... trials) throws IOException {
    var folder = work.resolve("runs/world-%s-%d".formatted(method, seed));
    Files.createDirectories(folder.resolve("trials"));
    for (int i = 0; i < trials.length; i++) {
      Files.writeString(folder.resolve("trials/%d.json".formatted(i)), trials[i]);
    }
  }

  private static String trial(String baseline, double validation, double test) {
    return """
        {"spec": {"purpose": "FinalTraining"%s},
         "status": {"score": %s, "ensemble": {"alpha": 0.5, "oodValidation": [0.1, %s]}, "tests": [
           {"name": "in-distribution", "value": 0.8},
           {"name": "pixel", "value": %s, "ensembled": {"value": %s}}]}}"""
        .formatted(
            baseline == null ? "" : ", \"baseline\": \"" + baseline + "\"",
            validation + 0.05,
            validation,
            test,
            test + 0.01);
  }
}
