package io.autoft.cli.init;

import static org.assertj.core.api.Assertions.assertThat;

import io.autoft.contract.Metric;
import io.autoft.contract.SetDescription;
import io.autoft.contract.SetDescription.Count;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each choice by itself, from what a trainer found. */
class SuggestionsTest {

  private static final long GIB = 1L << 30;

  @ParameterizedTest(name = "{0} parameters: {1}")
  @CsvSource({
    "228305, 1.0e-4",
    "5000001, 1.0e-4",
    "49999999, 1.0e-4",
    "50000000, 1.0e-5",
    "986000000, 1.0e-5"
  })
  void givesLargerModelsASmallerRate(long parameters, String rate) {
    assertThat(LearningRate.of(ModelSize.of(Found.model(parameters))).value().base())
        .isEqualTo(rate);
  }

  @Test
  void givesTheDemoModelItsOwnRateAndBounds() {
    assertThat(LearningRate.of(ModelSize.of(Found.DEMO)).value())
        .isEqualTo(new LearningRate("3.0e-3", "{min: 3.0e-4, max: 1.0e-2}"));
  }

  @ParameterizedTest(name = "{0} images: {1}")
  @CsvSource({
    "3, 2",
    "8, 8",
    "100, 8",
    "800, 16",
    "2000, 32",
    "12799, 128",
    "12800, 256",
    "129809, 256"
  })
  void batchesGrowWithTheTrainingSet(int images, int batch) {
    assertThat(BatchSize.of(images, 10, Found.MEMORY, 1024 * GIB).value()).isEqualTo(batch);
  }

  /** A batch of 256 takes 10.8 GiB, one of 128 takes 7.3 GiB, one of 8 takes 3.9 GiB. */
  @ParameterizedTest(name = "{0} GiB: {1}")
  @CsvSource({"11, 256", "10, 128", "8, 128", "7, 64", "4, 8"})
  void batchesShrinkToTheMemory(long gibibytes, int batch) {
    var suggested = BatchSize.of(100_000, 10, Found.MEMORY, gibibytes * GIB);

    assertThat(suggested.value()).isEqualTo(batch);
    assertThat(suggested.because().contains("would suit the data")).isEqualTo(batch < 256);
  }

  @Test
  void saysThatAModelDoesNotFit() {
    var suggested = BatchSize.of(100_000, 10, Found.MEMORY, 3 * GIB);

    assertThat(suggested.value()).isEqualTo(8);
    assertThat(suggested.because())
        .startsWith("THIS MACHINE IS TOO SMALL: a final training takes about 3,762 MiB of memory");
  }

  @ParameterizedTest(
      name = "{0}, {1} images in batches of {2}, {3} GPUs: {4} steps, {5} of warm-up")
  @CsvSource({
    "DEMO, 2000, 32, 0, 300, 30",
    "TINY, 100, 8, 0, 62, 6",
    "TINY, 16, 8, 0, 50, 5",
    "SMALL, 100000, 256, 1, 300, 30",
    "PRETRAINED, 100000, 256, 0, 10, 1",
    "PRETRAINED, 100000, 256, 1, 100, 10",
    "PRETRAINED, 999, 8, 1, 10, 1",
  })
  void trialsAreShorterWhereTheyAreDear(
      ModelSize size, int images, int batch, int gpus, int steps, int warmup) {
    var machine = new Machine(16 * GIB, 4, gpus);

    assertThat(InnerSteps.of(size, images, batch, machine).value()).isEqualTo(steps);
    assertThat(InnerSteps.warmup(steps)).isEqualTo(warmup);
  }

  @ParameterizedTest(name = "{0}, {1} processors, {2} GPUs: {3}")
  @CsvSource({
    "DEMO, 2, 0, 2",
    "TINY, 64, 0, 8",
    "DEMO, 4, 2, 4",
    "SMALL, 16, 0, 1",
    "PRETRAINED, 16, 0, 1",
    "PRETRAINED, 16, 4, 4"
  })
  void onlySmallModelsAndGpusAllowTrialsAtOnce(
      ModelSize size, int processors, int gpus, int trials) {
    assertThat(Parallelism.of(size, new Machine(16 * GIB, processors, gpus)).value())
        .isEqualTo(trials);
  }

  @ParameterizedTest(name = "{0} examples: {1} used, {2} trials")
  @CsvSource({"60, 60, 50", "300, 300, 100", "999, 999, 100", "1000, 1000, 500", "7314, 1000, 500"})
  void looksAtAThousandExamplesAtMost(int examples, int used, int trials) {
    var suggested = ValidationSize.of(Found.set("oodValidation", "sketches", null, examples));

    assertThat(suggested.value()).isEqualTo(used);
    assertThat(TrialBudget.of(used, false).value()).isEqualTo(trials);
    assertThat(TrialBudget.of(used, true).value()).isEqualTo(Math.min(trials, 100));
  }

  @Test
  void saysWhereAThousandExamplesAreFewOfEachClass() {
    assertThat(ValidationSize.of(Found.balanced(1000, 50)).because()).contains("15,000");
    assertThat(ValidationSize.of(Found.balanced(182, 50)).because()).doesNotContain("few");
  }

  @ParameterizedTest(name = "{0}, {1}: {2}")
  @CsvSource({"400, 134, Accuracy", "400, 133, MacroF1", "400, 0, Accuracy"})
  void countsClassesAlikeWhereTheyAreUnlike(int most, int least, Metric metric) {
    var train = Found.set("train", "birds", null, most, least);

    assertThat(score(train, Found.set("oodValidation", "sketches", null, 50, 50)))
        .isEqualTo(metric);
  }

  @ParameterizedTest(name = "groups of {0}: {1}")
  @CsvSource({
    "600 300 100, WorstGroupAccuracy",
    "9000 800 200, WorstGroupAccuracy",
    "9000 800 90, MacroF1",
    "600 400 9, MacroF1",
    "1000, MacroF1",
  })
  void looksAtTheWorstGroupWhereEachHasExamples(String sizes, Metric metric) {
    assertThat(score(Found.set("train", "birds", null, 500, 5), grouped("here", sizes)))
        .isEqualTo(metric);
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 20})
  void leavesOutWhatIsNoGroup(int groups) {
    var sizes = new ArrayList<Count>(List.of(new Count("Other", 1)));
    for (int i = 0; i < groups; i++) {
      sizes.add(new Count("group" + i, 10));
    }
    var ood = Found.set("oodValidation", "sketches", null, sizes, 10 * groups + 1);

    assertThat(score(Found.balanced(2, 50), ood)).isEqualTo(Metric.WorstGroupAccuracy);
  }

  @Test
  void wantsGroupsInEverySetThatIsEvaluated() {
    var ood = grouped("oodValidation", "600 400");

    assertThat(score(Found.balanced(2, 50), ood, grouped("test", "9 9")))
        .isEqualTo(Metric.WorstGroupAccuracy);
    assertThat(score(Found.balanced(2, 50), ood, Found.set("test", "photos", null, 9)))
        .isEqualTo(Metric.Accuracy);
  }

  @ParameterizedTest(name = "{0}, {1}, {2} images: {3}")
  @CsvSource({"500, 19, 2, FromText", "500, 20, 2, Trained", "500, 500, 0, Trained"})
  void predictsFromTheTextTowerWhereMostClassesAreRare(int a, int b, int c, String head) {
    var train = Found.set("train", "birds", null, a, b, c);

    assertThat(Objective.of(train, Metric.Accuracy).value().head()).isEqualTo(head);
  }

  @ParameterizedTest(name = "{0} images of each of {1} classes, {2}: {3}")
  @CsvSource({
    "19, 100, MacroF1, LogitAdjusted Contrastive ConfidenceOnErrors",
    "19, 100, Accuracy, CrossEntropy Contrastive ConfidenceOnErrors",
    "19, 101, MacroF1, ''",
    "20, 100, MacroF1, ''"
  })
  void hasTheTermsThatHelpedWhereMostClassesAreRare(
      int images, int classes, Metric metric, String terms) {
    var objective = Objective.of(Found.balanced(classes, images), metric).value();

    assertThat(String.join(" ", objective.terms())).isEqualTo(terms);
  }

  private static SetDescription grouped(String name, String sizes) {
    var groups = new ArrayList<Count>();
    int sum = 0;
    for (var size : sizes.split(" ")) {
      groups.add(new Count("group" + groups.size(), Integer.parseInt(size)));
      sum += Integer.parseInt(size);
    }
    return Found.set(name, "grouped", null, groups, sum);
  }

  private static Metric score(SetDescription train, SetDescription... evaluated) {
    int used = ValidationSize.of(evaluated[0]).value();
    return MetricChoice.of(train, List.of(evaluated), used).value();
  }
}
