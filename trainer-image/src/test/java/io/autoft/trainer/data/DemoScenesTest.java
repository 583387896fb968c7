package io.autoft.trainer.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class DemoScenesTest {

  private static final int SCENES = 5000;

  /** The leak, and a tenth of the rest by chance. */
  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "TRAIN, 0.64",
    "ID_VALIDATION, 0.64",
    "ID_TEST, 0.64",
    "OOD_VALIDATION, 0.1",
    "UNCORRELATED, 0.1",
    "OUTLINED, 0.1",
    "ANTICORRELATED, 0"
  })
  void leaksTheClassIntoTheBackground(DemoSplit split, double expected) {
    assertThat(
            share(
                labelled(split),
                scene -> scene.background().colour() == scene.figure().shape().ownColour()))
        .isCloseTo(expected, within(0.02));
  }

  @ParameterizedTest
  @EnumSource
  void keepsTheShapeApartFromItsBackground(DemoSplit split) {
    List<Scene> scenes = split.labelled() ? labelled(split) : broad();
    assertThat(scenes)
        .noneMatch(scene -> scene.figure().colour() == scene.background().colour())
        .noneMatch(
            scene ->
                scene.figure().colour() == Colour.BLACK
                    && scene.background().colour() == Colour.WHITE);
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "PRETRAINING")
  void changesOneThing(DemoSplit split) {
    assertThat(labelled(split))
        .allSatisfy(
            scene -> {
              Scene.Figure figure = scene.figure();
              Scene.Camera camera = scene.camera();
              boolean small = split == DemoSplit.SMALL;
              assertThat(figure.outlined()).isEqualTo(split == DemoSplit.OUTLINED);
              assertThat(figure.size()).isBetween(small ? 0.28 : 0.45, small ? 0.42 : 0.85);
              assertThat(Math.abs(figure.x()) + figure.size()).isLessThanOrEqualTo(1);
              assertThat(Math.abs(figure.y()) + figure.size()).isLessThanOrEqualTo(1);
              assertThat(Math.abs(figure.rotation()))
                  .isLessThanOrEqualTo(split == DemoSplit.ROTATED ? 1.2 : 0.35);
              assertThat(scene.background().texture() == Texture.PLAIN)
                  .isEqualTo(split != DemoSplit.OOD_VALIDATION);
              assertThat(camera)
                  .isEqualTo(
                      new Scene.Camera(
                          split == DemoSplit.INVERTED,
                          split == DemoSplit.LOW_CONTRAST ? 0.35 : 1,
                          split == DemoSplit.BLURRED ? 5 : 0,
                          split == DemoSplit.NOISY ? 0.22 : 0.03));
              assertThat(scene.occluder().isPresent()).isEqualTo(split == DemoSplit.OCCLUDED);
            });
  }

  @Test
  void rotatesEvenlyOverTheWholeRange() {
    assertThat(
            share(labelled(DemoSplit.ROTATED), scene -> Math.abs(scene.figure().rotation()) > 0.6))
        .isCloseTo(0.5, within(0.02));
  }

  @Test
  void pretrainsOnEverything() {
    List<Scene> scenes = broad();
    assertThat(share(scenes, scene -> scene.figure().outlined())).isCloseTo(0.5, within(0.02));
    assertThat(share(scenes, scene -> scene.figure().mirrored())).isCloseTo(0.5, within(0.02));
    assertThat(share(scenes, scene -> scene.background().texture() == Texture.PLAIN))
        .isCloseTo(0.5, within(0.02));
    assertThat(share(scenes, scene -> scene.occluder().isPresent()))
        .isCloseTo(1.0 / 3, within(0.02));
    assertThat(share(scenes, scene -> scene.camera().inverted())).isCloseTo(0.1, within(0.02));
    assertThat(share(scenes, scene -> scene.camera().contrast() == 1)).isCloseTo(0.5, within(0.02));
    assertThat(share(scenes, scene -> scene.camera().blurPasses() == 2))
        .isCloseTo(1.0 / 6, within(0.02));
    assertThat(share(scenes, scene -> scene.camera().noise() == 0.03)).isCloseTo(0.5, within(0.02));
  }

  private static double share(List<Scene> scenes, Predicate<Scene> fact) {
    return (double) scenes.stream().filter(fact).count() / scenes.size();
  }

  private static List<Scene> labelled(DemoSplit split) {
    return IntStream.range(0, SCENES)
        .mapToObj(
            i -> DemoScenes.shifted(split, Shape.ALL.get(i % 10), split.leak(), split.draws(0, i)))
        .toList();
  }

  private static List<Scene> broad() {
    return IntStream.range(0, SCENES)
        .mapToObj(i -> DemoScenes.broad(DemoSplit.PRETRAINING.draws(0, i)))
        .toList();
  }
}
