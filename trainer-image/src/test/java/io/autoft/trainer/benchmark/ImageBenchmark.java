package io.autoft.trainer.benchmark;

import io.autoft.contract.DataSetConfig;
import io.autoft.trainer.data.DataSets;
import io.autoft.trainer.data.ImageCachePlaces;
import io.autoft.trainer.data.ImageSet;
import io.autoft.trainer.image.ClipPreprocessing;
import io.autoft.trainer.image.ImageFile;
import io.autoft.trainer.model.PixelLoader;
import io.autoft.trainer.model.TorchEngine;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;
import javax.imageio.ImageIO;

/**
 * What images cost, in a warm JVM. For files of several sizes, on one thread: {@code
 * format,width,height,decode and preprocess to 224 ms} (medians). For a folder of JPEG files of 448
 * x 448: {@code step,images,images/s} of making the image cache on all processors, opening it
 * again, looking at its images, and loading them as the model takes them.
 *
 * <p>TrainingLoop as {@code java -cp ... io.autoft.trainer.benchmark.ImageBenchmark DIR [images]};
 * DIR is filled and should be deleted afterwards.
 */
public final class ImageBenchmark {

  private static final int SIZE = 224;
  private static final int ROUNDS = 41;
  private static final int BATCH = 32;

  private ImageBenchmark() {}

  /** Prints the lines. */
  public static void main(String[] arguments) throws Exception {
    var folder = Files.createDirectories(Path.of(arguments[0]).toAbsolutePath());
    for (int[] size : new int[][] {{224, 224}, {448, 448}, {1024, 768}, {2048, 1536}}) {
      for (var format : List.of("png", "jpg")) {
        measure(folder, format, size[0], size[1]);
      }
    }
    int images = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 2000;
    measureFolder(folder.resolve("images"), images);
  }

  private static void measure(Path folder, String format, int width, int height)
      throws IOException {
    var file = Files.write(folder.resolve("image"), file(format, width, height, 1));
    var preprocessing = new ClipPreprocessing(SIZE);
    var milliseconds = new double[ROUNDS];
    for (int i = -ROUNDS; i < ROUNDS; i++) {
      long start = System.nanoTime();
      try (var image = ImageFile.open(file, Long.MAX_VALUE, warning -> {})) {
        preprocessing.apply(image);
      }
      if (i >= 0) {
        milliseconds[i] = (System.nanoTime() - start) / 1e6;
      }
    }
    Arrays.sort(milliseconds);
    say("%s,%d,%d,%.2f", format, width, height, milliseconds[ROUNDS / 2]);
  }

  private static void measureFolder(Path folder, int images) throws Exception {
    for (int i = 0; i < images; i++) {
      var file = folder.resolve("class%d/%d.jpg".formatted(i % 10, i));
      Files.createDirectories(file.getParent());
      Files.write(file, file("jpg", 448, 448, i));
    }
    long start = System.nanoTime();
    open(folder);
    rate("made", images, start);
    start = System.nanoTime();
    var set = open(folder);
    rate("opened", images, start);
    int sum = 0;
    start = System.nanoTime();
    for (int i = 0; i < images; i++) {
      sum += set.images().get(i).get(i);
    }
    rate("looked at", images, start);
    var loader = new PixelLoader();
    try (var manager = TorchEngine.start(0)) {
      for (int round = 0; round < 2; round++) {
        start = System.nanoTime();
        for (int i = 0; i + BATCH <= images; i += BATCH) {
          loader.load(set, i, i + BATCH, manager).close();
        }
      }
    }
    rate("loaded", images, start);
    say("checksum,%d", sum);
  }

  private static ImageSet open(Path folder) throws Exception {
    var places = new ImageCachePlaces(Optional.empty(), folder.resolve("tmp"));
    return new DataSets(0, SIZE, List.of(), List.of(), places, Clock.systemUTC())
        .open(DataSetConfig.of("benchmark", folder.toUri().toString()));
  }

  private static void rate(String step, int images, long start) {
    say("%s,%d,%.0f", step, images, images / ((System.nanoTime() - start) / 1e9));
  }

  /** Waves and a little noise, as large in bytes as a photograph. */
  private static byte[] file(String format, int width, int height, int seed) throws IOException {
    var random = new SplittableRandom(seed);
    var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    double phase = random.nextDouble(6);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int red = level(Math.sin(x * 0.02 + phase), random);
        int green = level(Math.sin(y * 0.03 + phase), random);
        int blue = level(Math.sin((x + y) * 0.01), random);
        image.setRGB(x, y, red << 16 | green << 8 | blue);
      }
    }
    var bytes = new ByteArrayOutputStream();
    ImageIO.write(image, format, bytes);
    return bytes.toByteArray();
  }

  private static int level(double wave, SplittableRandom random) {
    return (int) (128 + 100 * wave + random.nextInt(-12, 13));
  }

  private static void say(String line, Object... values) {
    System.out.println(String.format(Locale.ROOT, line, values));
  }
}
