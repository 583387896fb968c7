package io.autoft.shift.icons;

import io.autoft.shift.Csv;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.apache.commons.csv.CSVPrinter;

/**
 * Writes the task as a folder that a study reads, in the layout {@code Manifest}: the splits {@code
 * validation}, {@code unseen-<style>} and, of each seed, {@code train-<seed>}, {@code
 * balanced-<seed>}, {@code all-<seed>} and {@code in-distribution-<seed>}.
 */
final class IconWorld {

  /** What the splits that take no part in any choice are called, before their style. */
  private static final String UNSEEN = "unseen-";

  private final Path folder;
  private final List<Long> seeds;

  IconWorld(Path folder, List<Long> seeds) {
    this.folder = folder;
    this.seeds = List.copyOf(seeds);
  }

  void write(List<Picture> pictures, Concepts concepts) throws IOException {
    for (var style : Style.values()) {
      Files.createDirectories(folder.resolve(style.name().toLowerCase(Locale.ROOT)));
    }
    for (var picture : pictures) {
      ImageIO.write(image(picture), "png", folder.resolve(picture.path()).toFile());
    }
    Files.write(folder.resolve("class_names.txt"), concepts.names());
    Files.write(folder.resolve("prompt_templates.txt"), List.of("{}"));
    try (var csv =
        Csv.write(folder.resolve("manifest.csv"), List.of("path", "label", "split", "group"))) {
      for (var picture : pictures) {
        switch (picture.role()) {
          case Training -> {}
          case Validation -> row(csv, picture, "validation");
          case Unseen ->
              row(csv, picture, UNSEEN + picture.style().name().toLowerCase(Locale.ROOT));
        }
      }
      var byClass = byClass(pictures, concepts.names().size());
      for (long seed : seeds) {
        var draw = new TrainingDraw(byClass, seed);
        rows(csv, draw.longTail(), "train-" + seed);
        rows(csv, draw.balanced(), "balanced-" + seed);
        rows(csv, draw.all(), "all-" + seed);
        rows(csv, draw.heldOut(), "in-distribution-" + seed);
      }
    }
  }

  private static List<List<Picture>> byClass(List<Picture> pictures, int classes) {
    List<List<Picture>> byClass = new ArrayList<>();
    IntStream.range(0, classes).forEach(label -> byClass.add(new ArrayList<>()));
    pictures.stream()
        .filter(picture -> picture.role() == Role.Training)
        .forEach(picture -> byClass.get(picture.label()).add(picture));
    return byClass;
  }

  private static void rows(CSVPrinter csv, List<Picture> pictures, String split)
      throws IOException {
    for (var picture : pictures) {
      row(csv, picture, split);
    }
  }

  private static void row(CSVPrinter csv, Picture picture, String split) throws IOException {
    csv.printRecord(picture.path(), picture.label(), split, picture.icon().set());
  }

  private static BufferedImage image(Picture picture) {
    int size = Renderer.SIZE;
    var image = new BufferedImage(size, size, BufferedImage.TYPE_INT_RGB);
    var pixels = picture.pixels();
    for (int i = 0; i < size * size; i++) {
      int rgb =
          (pixels[3 * i] & 0xff) << 16 | (pixels[3 * i + 1] & 0xff) << 8 | pixels[3 * i + 2] & 0xff;
      image.setRGB(i % size, i / size, rgb);
    }
    return image;
  }
}
