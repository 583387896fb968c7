package io.autoft.trainer.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.autoft.contract.DataFormat;
import io.autoft.contract.DataSetConfig;
import io.autoft.contract.OnDamaged;
import io.autoft.contract.Sampling;
import io.autoft.trainer.failure.TrialFailure;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DamagedImagesIT {

  private static final int IMAGES = 12;
  private static final int BYTES = 8 * 8 * 3;
  private static final List<Integer> DAMAGED = List.of(0, 4, 11);

  @TempDir private Path path;

  private ImageFolder folder;
  private byte[] pixels;
  private DataSetConfig skipping;

  @BeforeEach
  void start() throws Exception {
    folder = new ImageFolder(path.resolve("data"));
    for (int i = 0; i < IMAGES; i++) {
      folder.image(name(i), i);
    }
    skipping = folder.config(DataFormat.ImageFolder, null).withOnDamaged(OnDamaged.Skip);
    pixels = DemoSets.pixels(ImageFolder.open(skipping));
    for (int i : DAMAGED) {
      var file = folder.root().resolve(name(i));
      var whole = Files.readAllBytes(file);
      Files.write(file, Arrays.copyOf(whole, whole.length / 2));
    }
  }

  private static String name(int image) {
    return "class-%d/%02d.png".formatted(image / 6, image);
  }

  @Test
  void areLeftOutOfTheirSet() throws Exception {
    var set = ImageFolder.open(skipping);

    assertThat(set.size()).isEqualTo(IMAGES - DAMAGED.size());
    assertThat(set.images().leftOut()).isEqualTo(DAMAGED.size());
    assertThat(set.labels()).containsExactly(0, 0, 0, 0, 1, 1, 1, 1, 1);
    assertThat(DemoSets.pixels(set)).isEqualTo(pixelsOf(others(IntStream.range(0, IMAGES))));
    assertThat(set.images().name(0)).isEqualTo(name(1));
    assertThat(set.images().checksum(3)).isEqualTo(new Images.InMemory(8, pixels).checksum(5));
    assertThat(set.choice()).contains(Subsample.checksum(others(IntStream.range(0, IMAGES))));
  }

  @Test
  void areKnownToTheNextWithoutDecodingThemAgain() throws Exception {
    var first = ImageFolder.open(skipping);
    var made = Files.getLastModifiedTime(cache());

    var next = ImageFolder.open(skipping);

    assertThat(Files.getLastModifiedTime(cache())).isEqualTo(made);
    assertThat(DemoSets.pixels(next)).isEqualTo(DemoSets.pixels(first));
    assertThat(next.labels()).isEqualTo(first.labels());
    assertThat(next.images().leftOut()).isEqualTo(DAMAGED.size());
    assertThat(next.checksum()).isEqualTo(first.checksum());
    var thorough = ImageFolder.sets().thorough().open(skipping);
    assertThat(DemoSets.pixels(thorough)).isEqualTo(DemoSets.pixels(first));
    assertThat(Files.getLastModifiedTime(cache())).isEqualTo(made);
  }

  @Test
  void stopAnotherStudyThatReadsTheSameImageCache() throws Exception {
    var stopping = skipping.withOnDamaged(OnDamaged.Stop);
    var withoutCache = catchMessage(stopping);
    ImageFolder.open(skipping);

    assertThat(catchMessage(stopping))
        .isEqualTo(withoutCache)
        .startsWith("set: 3 problems: class-0/00.png: damaged: ");
  }

  private static String catchMessage(DataSetConfig config) {
    try {
      ImageFolder.open(config);
      return "";
    } catch (TrialFailure e) {
      return e.getMessage();
    }
  }

  @Test
  void areUsedAgainOnceTheyAreRepaired() throws Exception {
    ImageFolder.open(skipping);
    for (int i : DAMAGED) {
      folder.image(name(i), i);
    }

    var set = ImageFolder.open(skipping);

    assertThat(set.images().leftOut()).isZero();
    assertThat(set.choice()).isEmpty();
    assertThat(DemoSets.pixels(set)).isEqualTo(pixels);
  }

  /** The choice is made before anything is decoded, so it is that of a set without damage. */
  @Test
  void areLeftOutOfAChoiceAndNotReplaced() throws Exception {
    var few = skipping.withMaxExamples(6).withSampling(Sampling.ClassBalanced);
    var labels = IntStream.range(0, IMAGES).map(i -> i / 6).toArray();
    var chosen = others(IntStream.of(Subsample.of(labels, few, 0)));

    var set = ImageFolder.open(few);

    assertThat(chosen).as("one that is chosen is damaged").hasSizeLessThan(6);
    assertThat(DemoSets.pixels(set)).isEqualTo(pixelsOf(chosen));
    assertThat(set.choice()).contains(Subsample.checksum(chosen));
  }

  @Test
  void mayNotBeAllThatAClassHasToTrainOn() throws Exception {
    folder.text("class-2/00.png", "no image");

    assertThat(ImageFolder.open(skipping).size()).isEqualTo(IMAGES - DAMAGED.size());
    assertThatThrownBy(() -> ImageFolder.sets().openTraining(skipping))
        .hasMessage(
            "set: all examples of the classes class-2 are damaged; every class of the study needs"
                + " some there");
  }

  private static int[] others(IntStream images) {
    return images.filter(i -> !DAMAGED.contains(i)).toArray();
  }

  private byte[] pixelsOf(int[] images) {
    var result = new ByteArrayOutputStream();
    for (int i : images) {
      result.write(pixels, i * BYTES, BYTES);
    }
    return result.toByteArray();
  }

  private Path cache() throws IOException {
    try (var all = Files.list(folder.root().resolve(ImageCachePlaces.OWN))) {
      return all.filter(file -> file.toString().endsWith(".pack")).findFirst().orElseThrow();
    }
  }
}
