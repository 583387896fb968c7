import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Polygon;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import javax.imageio.ImageIO;

/**
 * Draws 480 pictures of three shapes and the table that names them. The training pictures are filled
 * shapes, those for validation from elsewhere are outlines.
 *
 * <p>java MakePictures.java DIR
 */
final class MakePictures {

  private static final List<String> CLASSES = List.of("circle", "square", "triangle");
  private static final List<String> SPLITS = List.of("train", "val", "shifted", "test");

  public static void main(String[] arguments) throws IOException {
    System.setProperty("java.awt.headless", "true");
    var folder = Path.of(arguments[0]);
    var random = new Random(0);
    var table = new StringBuilder("path,label,split,group\n");
    for (int i = 0; i < 480; i++) {
      var split = i < 240 ? "train" : SPLITS.get(1 + i % 3);
      var name = CLASSES.get(i / 3 % 3);
      boolean dark = random.nextBoolean();
      // Photographs of any shape and either format: the trainer makes them as large as the model takes them.
      var path = "pictures/%03d.%s".formatted(i, i % 2 == 0 ? "png" : "jpg");
      Files.createDirectories(folder.resolve(path).getParent());
      var picture = draw(name, split.equals("shifted") || split.equals("test"), dark, random);
      ImageIO.write(picture, i % 2 == 0 ? "png" : "jpg", folder.resolve(path).toFile());
      table.append("%s,%s,%s,%s\n".formatted(path, name, split, dark ? "dark" : "light"));
    }
    Files.writeString(folder.resolve("manifest.csv"), table);
    Files.writeString(folder.resolve("prompt_templates.txt"), "a photo of a {}\na drawing of a {}\n");
  }

  private static BufferedImage draw(String name, boolean outlined, boolean dark, Random random) {
    int width = 60 + random.nextInt(40);
    int height = 60 + random.nextInt(40);
    var picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    var graphics = picture.createGraphics();
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    graphics.setColor(Color.getHSBColor(random.nextFloat(), 0.5f, dark ? 0.3f : 0.8f));
    graphics.fillRect(0, 0, width, height);
    graphics.setColor(Color.getHSBColor(random.nextFloat(), 0.8f, dark ? 0.9f : 0.4f));
    graphics.setStroke(new BasicStroke(3));
    int size = 26 + random.nextInt(24);
    var shape = shape(name, (width - size) / 2.0, (height - size) / 2.0, size);
    paint(graphics, shape, outlined);
    graphics.dispose();
    return picture;
  }

  private static void paint(Graphics2D graphics, Shape shape, boolean outlined) {
    if (outlined) {
      graphics.draw(shape);
    } else {
      graphics.fill(shape);
    }
  }

  private static Shape shape(String name, double x, double y, int size) {
    return switch (name) {
      case "circle" -> new Ellipse2D.Double(x, y, size, size);
      case "square" -> new Rectangle2D.Double(x, y, size, size);
      default ->
          new Polygon(
              new int[] {(int) x, (int) x + size, (int) x + size / 2},
              new int[] {(int) y + size, (int) y + size, (int) y},
              3);
    };
  }
}
