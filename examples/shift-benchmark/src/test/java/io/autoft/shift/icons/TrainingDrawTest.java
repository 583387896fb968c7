package io.autoft.shift.icons;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TrainingDrawTest {

  private static final List<List<Picture>> CLASSES =
      IntStream.range(0, 10).mapToObj(TrainingDrawTest::pictures).toList();

  private final TrainingDraw draw = new TrainingDraw(CLASSES, 0);

  @Test
  void makesClassesRareInGeometricSteps() {
    assertThat(sizes(draw.longTail())).containsExactly(1L, 1L, 2L, 3L, 4L, 6L, 8L, 12L, 17L, 24L);
    assertThat(sizes(draw.balanced())).containsOnly(7L).hasSize(10);
  }

  @Test
  void trainsOnNothingThatIsHeldOut() {
    assertThat(draw.heldOut()).hasSize(100).doesNotContainAnyElementsOf(draw.longTail());
    assertThat(draw.heldOut()).doesNotContainAnyElementsOf(draw.balanced());
    assertThat(draw.all()).hasSize(300).doesNotContainAnyElementsOf(draw.heldOut());
  }

  @Test
  void takesNothingFromWhatIsHeldOutOfASmallClass() {
    var small = new TrainingDraw(List.of(pictures(0).subList(0, 9), pictures(1)), 0);

    assertThat(sizes(small.balanced())).containsExactly(5L, 7L);
    assertThat(small.heldOut()).hasSize(14).doesNotContainAnyElementsOf(small.balanced());
  }

  @Test
  void changesWithTheSeedAlone() {
    assertThat(new TrainingDraw(CLASSES, 0).longTail()).isEqualTo(draw.longTail());
    assertThat(new TrainingDraw(CLASSES, 1).longTail()).isNotEqualTo(draw.longTail());
  }

  private static List<Long> sizes(List<Picture> pictures) {
    return pictures.stream()
        .collect(Collectors.groupingBy(Picture::label, Collectors.counting()))
        .values()
        .stream()
        .sorted()
        .toList();
  }

  private static List<Picture> pictures(int label) {
    return IntStream.range(0, 40)
        .mapToObj(
            i ->
                new Picture(
                    new Icon("lucide", "icon-" + i, ""),
                    label,
                    Role.Training,
                    Style.Outline,
                    new byte[0]))
        .toList();
  }
}
