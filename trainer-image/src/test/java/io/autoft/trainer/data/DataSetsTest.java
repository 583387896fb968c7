package io.autoft.trainer.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.autoft.contract.DataFormat;
import io.autoft.contract.DataSetConfig;
import io.autoft.contract.OnDamaged;
import io.autoft.contract.Reason;
import io.autoft.contract.Sampling;
import io.autoft.trainer.failure.TrialFailure;
import io.autoft.trainer.image.ClipPreprocessing;
import io.autoft.trainer.image.Image;
import java.time.Clock;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DataSetsTest {

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          an unknown scheme  | s3://bucket    | train       | seed | 0 | set.source is 's3://bucket'; allowed are demo://shapes and file:///path
          an unknown world   | demo://letters | train       | seed | 0 | set.source is 'demo://letters'; allowed are demo://shapes and file:///path
          an unknown split   | demo://shapes  | Train       | seed | 0 | set.split is 'Train'; allowed is train, id-validation,
          an unknown option  | demo://shapes  | train       | leek | 1 | set.options has 'leek'; allowed for the split train are imbalance, labelNoise, leak, seed, shared, size
          a leak that is not | demo://shapes  | uncorrelated| leak | 1 | set.options has 'leak'; allowed for the split uncorrelated are imbalance, labelNoise, seed, shared, size
          a leak above 1     | demo://shapes  | train       | leak | 2 | set.options.leak is '2'; allowed is a number from 0 to 1
          a leak of NaN      | demo://shapes  | train       | leak | NaN | set.options.leak is 'NaN'; allowed is a number from 0 to 1
          an imbalance below 1 | demo://shapes | train     | imbalance | 0.5 | set.options.imbalance is '0.5'; allowed is a number from 1 to 50000
          a noise of labels above 1 | demo://shapes | train | labelNoise | 1.1 | set.options.labelNoise is '1.1'; allowed is a number from 0 to 1
          a word as a seed   | demo://shapes  | train       | seed | one | set.options.seed is 'one'; allowed is a whole number of 64 bits
          another sharing    | demo://shapes  | train       | shared | Yes | set.options.shared is 'Yes'; allowed are Refuse, Allow
          no images        | demo://shapes  | train       | size | 0 | set.options.size is '0'; allowed is a whole number from 1 to 50000
          """)
  void namesTheFieldAndWhatIsAllowed(
      String what, String source, String split, String option, String value, String message) {
    var config =
        DataSetConfig.of("set", source).withSplit(split).withOptions(Map.of(option, value));

    var failure = catchThrowableOfType(TrialFailure.class, () -> DemoSets.of(0).open(config));

    assertThat(failure.reason()).isEqualTo(Reason.BadConfig);
    assertThat(failure).hasMessageStartingWith(message);
  }

  @Test
  void saysThatPretrainingHasNoLabels() {
    var failure =
        catchThrowableOfType(
            TrialFailure.class, () -> DemoSets.of(0).open(config("pretraining", 3)));

    assertThat(failure.reason()).isEqualTo(Reason.DataMissing);
    assertThat(failure)
        .hasMessageStartingWith(
            "set: the split pretraining of demo://shapes has captions, but no labels");
  }

  @Test
  void saysThatLabelledSetsHaveNoCaptions() {
    var failure =
        catchThrowableOfType(
            TrialFailure.class, () -> DataSets.openCaptioned(config("train", 3), 0));

    assertThat(failure.reason()).isEqualTo(Reason.DataMissing);
    assertThat(failure).hasMessageContaining("has labels, but no captions");
  }

  @Test
  void choosesTheSameImagesForTheSameSeed() throws TrialFailure {
    assertThat(DemoSets.pixels(DemoSets.of(7).open(config("train", 50))))
        .isEqualTo(DemoSets.pixels(DemoSets.of(7).open(config("train", 50))));
    assertThat(images(DemoSets.of(7).open(config("train", 50))))
        .isNotEqualTo(images(DemoSets.of(8).open(config("train", 50))));
  }

  @Test
  void choosesFewerImagesAmongThoseOfALargerChoice() throws TrialFailure {
    ImageSet few = DemoSets.of(7).open(config("train", 20));
    ImageSet more = DemoSets.of(7).open(config("train", 50));

    assertThat(images(few)).hasSize(20);
    assertThat(images(more)).hasSize(50).containsAll(images(few));
  }

  @Test
  void takesAllWhereFewerExist() throws TrialFailure {
    assertThat(DemoSets.of(7).open(config("ood-validation", 5000)).size()).isEqualTo(300);
  }

  @Test
  void resizesDemoImagesForAModelOfAnotherSize() throws TrialFailure {
    var painted = DemoSets.of(7).open(config("train", 2));
    var resized = DemoSets.of(7, 48).open(config("train", 2));

    var image = Arrays.copyOf(DemoSets.pixels(painted), Painter.BYTES);
    assertThat(resized.imageSize()).isEqualTo(48);
    assertThat(resized.labels()).isEqualTo(painted.labels());
    assertThat(Arrays.copyOf(DemoSets.pixels(resized), 48 * 48 * 3))
        .isEqualTo(new ClipPreprocessing(48).apply(Image.rgb(32, 32, image)));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Manifest | group |       | set.format is Manifest; demo://shapes has no format, allowed is Auto
          Auto     | group |       | set has groupColumn or ignoreGroups; demo://shapes has no groups
          Auto     |       | Other | set has groupColumn or ignoreGroups; demo://shapes has no groups
          """)
  void refusesWhatADemoSetDoesNotHave(
      DataFormat format, String groupColumn, String ignored, String message) {
    var config =
        new DataSetConfig(
            "set",
            "demo://shapes",
            format,
            Optional.empty(),
            Optional.ofNullable(groupColumn),
            ignored == null ? List.of() : List.of(ignored),
            Optional.empty(),
            Optional.empty(),
            Sampling.Random,
            OnDamaged.Stop,
            Map.of());

    assertThatThrownBy(() -> DemoSets.of(0).open(config)).hasMessage(message);
  }

  @Test
  void wantsAPlaceForTheNameInEveryTemplate() {
    assertThatThrownBy(
            () ->
                new DataSets(
                    0,
                    8,
                    List.of(),
                    List.of("a {}", "a cat"),
                    ImageCachePlaces.of(Optional.empty()),
                    Clock.systemUTC()))
        .hasMessage(
            "promptTemplates has 'a cat'; a template has {} in the place of the class name");
  }

  private static Set<String> images(ImageSet set) {
    var images = new HashSet<String>();
    for (int i = 0; i < set.size(); i++) {
      images.add(
          Arrays.toString(
              Arrays.copyOfRange(
                  DemoSets.pixels(set), i * Painter.BYTES, (i + 1) * Painter.BYTES)));
    }
    return images;
  }

  private static DataSetConfig config(String split, int maxExamples) {
    return DataSetConfig.of("set", "demo://shapes").withSplit(split).withMaxExamples(maxExamples);
  }
}
