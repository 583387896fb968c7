package io.autoft.trainer.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.autoft.contract.DataSetConfig;
import io.autoft.trainer.failure.TrialFailure;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class DemoSourceTest {

  /** The beginnings of the digests of each set's first ten images. */
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      textBlock =
          """
          train, c958fd4d6a7f0a1e
          id-validation, 65df70cf90462a64
          id-test, 4388b43646d12d14
          ood-validation, 4676ce36333950d7
          uncorrelated, d7a9bdd826c497a2
          outlined, 184db7e95e050869
          noisy, fe97642d20954813
          blurred, 4a5324511bf7efac
          low-contrast, 24844baae106f8aa
          rotated, 3dde669ede984d3b
          small, bf9f53a1462a38c5
          occluded, 1821c4013c0f7413
          inverted, 473aac8208bb53ad
          anticorrelated, 24cf4541c44c4edb
          pretraining, 8abaeeef2e852028
          """)
  void paintsTheSameBytesEverywhere(String split, String digest) throws Exception {
    var source = source(split, Map.of());
    int[] firstTen = IntStream.range(0, 10).toArray();
    ImageSet images =
        source.split().labelled() ? source.read(firstTen) : source.readCaptioned(firstTen).images();

    assertThat(sha256(DemoSets.pixels(images))).startsWith(digest);
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "PRETRAINING")
  void balancesTheClasses(DemoSplit split) throws TrialFailure {
    var source = source(split.id(), Map.of());
    ImageSet set = source.read(all(source));

    assertThat(set.size()).isEqualTo(split.size());
    var counts = new int[Shape.ALL.size()];
    for (int label : set.labels()) {
      counts[label]++;
    }
    assertThat(counts).containsOnly(split.size() / 10);
  }

  @Test
  void makesClassesRareInGeometricSteps() throws TrialFailure {
    var counts = counts(source("train", Map.of("imbalance", "100")));

    assertThat(IntStream.of(counts).sorted()).containsExactly(2, 3, 6, 9, 15, 26, 43, 72, 120, 200);
    assertThat(counts(source("train", Map.of("imbalance", "100", "seed", "1"))))
        .containsExactlyInAnyOrder(Arrays.stream(counts).toArray())
        .isNotEqualTo(counts);
  }

  /** Contrast tells low-contrast images from others: half of the spread of brightness and less. */
  @Test
  void mixesTheLooksOfFiveShifts() throws TrialFailure {
    var source = source("mixed-validation", Map.of());
    var spreads = new double[5];
    for (int look = 0; look < 5; look++) {
      int first = 10 * look;
      spreads[look] = spread(source.read(IntStream.range(first, first + 10).toArray()));
    }

    assertThat(spreads[2]).isLessThan(0.12);
    assertThat(spreads[0]).isGreaterThan(0.18);
    assertThat(spreads[1]).isGreaterThan(0.18);
    assertThat(spreads[3]).isGreaterThan(0.18);
    assertThat(spreads[4]).isGreaterThan(0.18);
    assertThat(counts(source)).containsOnly(100);
  }

  @Test
  void leavesTheImagesOfAnImbalancedSetAsTheyAre() throws TrialFailure {
    var source = source("train", Map.of("imbalance", "100"));
    var all = source("train", Map.of());
    int last = source.size() - 1;
    int image = source.classes().images()[last];

    assertThat(DemoSets.pixels(source.read(new int[] {last})))
        .isEqualTo(DemoSets.pixels(all.read(new int[] {image})));
  }

  @Test
  void labelsSomeImagesWrongly() throws TrialFailure {
    var right = source("train", Map.of()).labels();
    var noisy = source("train", Map.of("labelNoise", "0.4")).labels();
    var wrong = IntStream.range(0, right.length).filter(i -> right[i] != noisy[i]).toArray();

    assertThat(wrong.length / (double) right.length).isCloseTo(0.4, within(0.03));
    assertThat(IntStream.of(wrong).map(i -> Math.floorMod(noisy[i] - right[i], 10)).distinct())
        .hasSize(9);
    assertThat(source("train", Map.of("labelNoise", "0.4", "seed", "1")).labels())
        .isNotEqualTo(noisy);
  }

  @Test
  void paintsAnImageWhateverTheSizeAndTheOthers() throws TrialFailure {
    ImageSet one = source("train", Map.of("size", "8")).read(new int[] {7});
    ImageSet some = source("train", Map.of()).read(new int[] {3, 7});

    assertThat(DemoSets.pixels(one))
        .isEqualTo(Arrays.copyOfRange(DemoSets.pixels(some), Painter.BYTES, 2 * Painter.BYTES));
  }

  @Test
  void paintsOthersForAnotherSeedOrSplit() throws TrialFailure {
    byte[] image = DemoSets.pixels(source("train", Map.of()).read(new int[] {0}));

    assertThat(DemoSets.pixels(source("train", Map.of("seed", "1")).read(new int[] {0})))
        .isNotEqualTo(image);
    assertThat(DemoSets.pixels(source("id-test", Map.of()).read(new int[] {0})))
        .isNotEqualTo(image);
  }

  @Test
  void captionsWhatIsThereInWordsOfTheVocabulary() throws TrialFailure {
    var set = source("pretraining", Map.of()).readCaptioned(IntStream.range(0, 2000).toArray());

    assertThat(set.captions())
        .contains("an outlined triangle", "a yellow cross on a dotted background")
        .allSatisfy(
            caption ->
                assertThat(List.of(caption.split(" ")))
                    .hasSizeLessThanOrEqualTo(9)
                    .isSubsetOf(DemoShapes.vocabulary()));
    for (int i = 0; i < set.captions().size(); i++) {
      assertThat(set.captions().get(i))
          .contains(set.images().classNames().get(set.images().labels()[i]));
    }
  }

  @Test
  void hasEachWordOnce() {
    assertThat(DemoShapes.vocabulary())
        .doesNotHaveDuplicates()
        .allMatch(word -> word.matches("[a-z]+"))
        .contains("a", "an", "on", "of", "photo", "plain", "circle", "red");
  }

  /** What a shift does to the mean and the spread of the pixels, against the training set. */
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      textBlock =
          """
          train, 0.348, 0.274
          id-validation, 0.347, 0.270
          id-test, 0.350, 0.271
          ood-validation, 0.324, 0.270
          uncorrelated, 0.346, 0.276
          outlined, 0.290, 0.225
          noisy, 0.359, 0.297
          blurred, 0.338, 0.255
          low-contrast, 0.447, 0.098
          rotated, 0.352, 0.271
          small, 0.270, 0.214
          occluded, 0.357, 0.291
          inverted, 0.655, 0.270
          anticorrelated, 0.356, 0.274
          """)
  void shiftsBrightnessAndSpread(String split, double mean, double spread) throws TrialFailure {
    var source = source(split, Map.of());
    ImageSet set = source.read(all(source));

    assertThat(mean(set)).isCloseTo(mean, within(0.01));
    assertThat(spread(set)).isCloseTo(spread, within(0.01));
  }

  private static double mean(ImageSet set) {
    byte[] pixels = DemoSets.pixels(set);
    double sum = 0;
    for (byte pixel : pixels) {
      sum += (pixel & 0xff) / 255.0;
    }
    return sum / pixels.length;
  }

  /** Standard deviation. */
  private static double spread(ImageSet set) {
    byte[] pixels = DemoSets.pixels(set);
    double mean = mean(set);
    double squares = 0;
    for (byte pixel : pixels) {
      double value = (pixel & 0xff) / 255.0 - mean;
      squares += value * value;
    }
    return Math.sqrt(squares / pixels.length);
  }

  private static int[] counts(DemoSource source) {
    var counts = new int[DemoClasses.NUMBER];
    IntStream.of(source.labels()).forEach(label -> counts[label]++);
    return counts;
  }

  private static int[] all(DemoSource source) {
    return IntStream.range(0, source.size()).toArray();
  }

  private static DemoSource source(String split, Map<String, String> options) throws TrialFailure {
    return DemoSource.of(
        DataSetConfig.of("set", DemoSource.SOURCE).withSplit(split).withOptions(options));
  }

  private static String sha256(byte[] bytes) throws NoSuchAlgorithmException {
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
  }
}
