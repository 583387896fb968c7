package io.autoft.trainer.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.autoft.contract.OnDamaged;
import io.autoft.contract.Reason;
import io.autoft.trainer.failure.TrialFailure;
import io.autoft.trainer.image.ClipPreprocessing;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DamagedImagesTest {

  @ParameterizedTest(name = "{1} of {0}")
  @CsvSource({"6, 5", "500, 5", "599, 5", "600, 6", "10000, 100"})
  void leavesOutAFewOrOnePercent(int images, int damaged) {
    assertThatCode(() -> damaged(damaged).check(plan(images, OnDamaged.Skip)))
        .doesNotThrowAnyException();
    assertThatThrownBy(() -> damaged(damaged + 1).check(plan(images, OnDamaged.Skip)))
        .isInstanceOfSatisfying(
            TrialFailure.class, e -> assertThat(e.reason()).isEqualTo(Reason.DataMissing))
        .hasMessageStartingWith("set: %d problems: place 0: broken; place 1: ", damaged + 1)
        .hasMessageEndingWith(
            "; onDamaged: Skip leaves out at most %d of %d images, and never all", damaged, images);
  }

  @Test
  void neverLeavesOutAll() {
    assertThatThrownBy(() -> damaged(3).check(plan(3, OnDamaged.Skip)))
        .hasMessageEndingWith("; onDamaged: Skip leaves out at most 5 of 3 images, and never all");
  }

  @Test
  void stopsAtTheFirstUnlessAskedToSkip() {
    assertThatThrownBy(() -> damaged(1).check(plan(10_000, OnDamaged.Stop)))
        .hasMessage("set: place 0: broken; onDamaged: Skip would leave out a few such images");
    assertThatCode(() -> damaged(0).check(plan(3, OnDamaged.Stop))).doesNotThrowAnyException();
  }

  @Test
  void isReadAsItWasWritten() throws Exception {
    var damaged = new DamagedImages(new TreeMap<>(Map.of(3, "a: b  c", 12, "two\nlines")));

    var read = DamagedImages.parse(damaged.lines());

    assertThat(read.messages())
        .containsExactly(Map.entry(3, "a: b  c"), Map.entry(12, "two lines"));
    assertThat(read.others(5)).containsExactly(0, 1, 2, 4);
    assertThat(damaged(0).lines()).as("as an image cache has always ended").isEmpty();
    assertThatThrownBy(() -> DamagedImages.parse("12 7 a.png\n"))
        .isInstanceOf(UnusableImageCacheException.class);
  }

  private static DamagedImages damaged(int count) {
    return new DamagedImages(
        IntStream.range(0, count)
            .boxed()
            .collect(Collectors.toMap(i -> i, i -> "broken", (a, b) -> a, TreeMap::new)));
  }

  private static ImageCachePlan plan(int images, OnDamaged onDamaged) {
    return new ImageCachePlan(
        "set",
        Path.of("/data"),
        Collections.nCopies(images, new Example("a.png", 0, 0, 0)),
        IntStream.range(0, images).mapToObj(i -> "place " + i).toList(),
        new ClipPreprocessing(8),
        onDamaged,
        "");
  }
}
