package io.autoft.shift.icons;

import com.github.weisj.jsvg.parser.LoaderContext;
import com.github.weisj.jsvg.parser.SVGLoader;
import com.github.weisj.jsvg.view.ViewBox;
import java.awt.Color;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Draws icons, black where they name no colour, on white. */
final class Renderer {

  /** Width and height of a picture. */
  static final int SIZE = 32;

  private static final int CHANNELS = 3;

  private final SVGLoader loader = new SVGLoader();
  private final LoaderContext context = LoaderContext.createDefault();

  /**
   * Draws an icon.
   *
   * @return 32 x 32 x 3 bytes, rows from top to bottom, R, G, B; empty for an icon that cannot be
   *     read or of which nothing is seen
   */
  Optional<byte[]> draw(Icon icon) {
    var document =
        loader.load(
            new ByteArrayInputStream(icon.svg().getBytes(StandardCharsets.UTF_8)), null, context);
    if (document == null) {
      return Optional.empty();
    }
    var image = new BufferedImage(SIZE, SIZE, BufferedImage.TYPE_INT_RGB);
    var graphics = image.createGraphics();
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, SIZE, SIZE);
    document.render((java.awt.Component) null, graphics, new ViewBox(0, 0, SIZE, SIZE));
    graphics.dispose();
    var pixels = pixels(image);
    return isEmpty(pixels) ? Optional.empty() : Optional.of(pixels);
  }

  private static byte[] pixels(BufferedImage image) {
    var pixels = new byte[SIZE * SIZE * CHANNELS];
    for (int i = 0; i < SIZE * SIZE; i++) {
      int rgb = image.getRGB(i % SIZE, i / SIZE);
      pixels[CHANNELS * i] = (byte) (rgb >> 16);
      pixels[CHANNELS * i + 1] = (byte) (rgb >> 8);
      pixels[CHANNELS * i + 2] = (byte) rgb;
    }
    return pixels;
  }

  private static boolean isEmpty(byte[] pixels) {
    for (byte value : pixels) {
      if (value != pixels[0]) {
        return false;
      }
    }
    return true;
  }
}
