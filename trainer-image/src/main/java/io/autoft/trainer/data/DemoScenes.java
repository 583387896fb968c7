package io.autoft.trainer.data;

import io.autoft.trainer.data.Scene.Background;
import io.autoft.trainer.data.Scene.Camera;
import io.autoft.trainer.data.Scene.Figure;
import io.autoft.trainer.data.Scene.Occluder;
import java.util.Optional;

/** Draws the scenes of the demo world: what differs between its sets, and nothing else. */
final class DemoScenes {

  private static final double NOISE = 0.03;
  private static final double ROTATION = 0.35;
  private static final double PIXEL = 2.0 / Painter.WIDTH;

  private DemoScenes() {}

  /**
   * A scene of a labelled set.
   *
   * @param leak probability of the class's own background colour
   */
  static Scene shifted(DemoSplit split, Shape shape, double leak, Draws draws) {
    Colour colour =
        split == DemoSplit.ANTICORRELATED
            ? anothersColour(shape, draws)
            : draws.chance(leak) ? shape.ownColour() : draws.oneOf(Colour.ALL);
    Texture texture =
        split == DemoSplit.OOD_VALIDATION ? draws.oneOf(Texture.PATTERNS) : Texture.PLAIN;
    double size = split == DemoSplit.SMALL ? draws.uniform(0.28, 0.42) : draws.uniform(0.45, 0.85);
    double turn = split == DemoSplit.ROTATED ? 1.2 : ROTATION;
    boolean outlined = split == DemoSplit.OUTLINED;
    var camera =
        new Camera(
            split == DemoSplit.INVERTED,
            split == DemoSplit.LOW_CONTRAST ? 0.35 : 1,
            split == DemoSplit.BLURRED ? 5 : 0,
            split == DemoSplit.NOISY ? 0.22 : NOISE);
    return new Scene(
        figure(shape, colour, outlined, size, turn, 0, false, draws),
        background(colour, texture, draws),
        split == DemoSplit.OCCLUDED ? Optional.of(occluder(0.35, draws)) : Optional.empty(),
        camera);
  }

  /** A scene of the pretraining set, where everything occurs. */
  static Scene broad(Draws draws) {
    Shape shape = draws.oneOf(Shape.ALL);
    Colour colour = draws.oneOf(Colour.ALL);
    boolean outlined = draws.chance(0.5);
    Texture texture = draws.chance(0.5) ? draws.oneOf(Texture.PATTERNS) : Texture.PLAIN;
    double turn = draws.chance(0.5) ? 1 : ROTATION;
    double size = draws.uniform(0.45, 0.85);
    var camera =
        new Camera(
            draws.chance(0.1),
            draws.chance(0.5) ? draws.uniform(0.4, 1.1) : 1,
            draws.chance(0.5) ? draws.below(3) : 0,
            draws.chance(0.5) ? draws.uniform(0, 0.12) : NOISE);
    return new Scene(
        figure(shape, colour, outlined, size, turn, 3 * PIXEL, draws.chance(0.5), draws),
        background(colour, texture, draws),
        draws.chance(1.0 / 3)
            ? Optional.of(occluder(draws.uniform(0.25, 0.35), draws))
            : Optional.empty(),
        camera);
  }

  private static Colour anothersColour(Shape shape, Draws draws) {
    int other = 1 + draws.below(Colour.ALL.size() - 1);
    return Colour.ALL.get((shape.ordinal() + other) % Colour.ALL.size());
  }

  private static Figure figure(
      Shape shape,
      Colour background,
      boolean outlined,
      double size,
      double turn,
      double moved,
      boolean mirrored,
      Draws draws) {
    Colour colour = background.drawShapeColour(draws);
    double room = 1 - size + moved;
    return new Figure(
        shape,
        colour,
        colour.tint(draws),
        outlined,
        size,
        draws.uniform(-room, room),
        draws.uniform(-room, room),
        draws.uniform(-turn, turn),
        mirrored);
  }

  private static Background background(Colour colour, Texture texture, Draws draws) {
    double[] tone = colour.shade(draws);
    double darker = draws.uniform(0.3, 0.7);
    return new Background(
        colour,
        tone,
        texture,
        new double[] {darker * tone[0], darker * tone[1], darker * tone[2]},
        draws.uniform(2.5, 5),
        draws.uniform(0, Math.PI),
        draws.uniform());
  }

  /** A square of so much of the image's width, anywhere in the image. */
  private static Occluder occluder(double width, Draws draws) {
    double room = 1 - width;
    return new Occluder(
        draws.oneOf(Colour.ALL).tone(),
        draws.uniform(-room, room),
        draws.uniform(-room, room),
        width);
  }
}
