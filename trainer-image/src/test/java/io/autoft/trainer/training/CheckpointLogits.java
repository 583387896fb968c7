package io.autoft.trainer.training;

import ai.djl.ndarray.NDManager;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.autoft.contract.TrialConfig;
import io.autoft.trainer.data.ImageSet;
import io.autoft.trainer.model.PixelLoader;
import io.autoft.trainer.model.TorchEngine;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;

/**
 * What a final training of the demo world makes of the pictures of its validation set, for other
 * programs to compare with: {@code 0.png} and so on, {@code labels.json} and {@code logits.json}, N
 * x C.
 *
 * <pre>CheckpointLogits CHECKPOINT FOLDER</pre>
 */
public final class CheckpointLogits {

  private static final ObjectMapper JSON = new ObjectMapper();

  private CheckpointLogits() {}

  /** Writes into a folder, which is made. */
  public static void main(String[] arguments) throws Exception {
    var checkpoint = Path.of(arguments[0]);
    var folder = Files.createDirectories(Path.of(arguments[1]));
    var config = TrialConfig.parse(Files.readString(checkpoint.resolve("trial.json")));
    try (var manager = TorchEngine.start(0)) {
      write(checkpoint, DemoContext.of(config, manager), folder, manager);
    }
    System.exit(0);
  }

  private static void write(Path checkpoint, TrialContext context, Path folder, NDManager manager)
      throws IOException {
    var set = context.data().oodValidation();
    var model = context.model();
    var parameters = SavedParameters.of(checkpoint, model.layout(), manager);
    var logits = model.logits(parameters, new PixelLoader().load(set, 0, set.size(), manager));
    int classes = logits.length / set.size();
    var rows =
        IntStream.range(0, set.size())
            .mapToObj(i -> Arrays.copyOfRange(logits, i * classes, (i + 1) * classes))
            .toList();
    JSON.writeValue(folder.resolve("logits.json").toFile(), rows);
    JSON.writeValue(folder.resolve("labels.json").toFile(), set.labels());
    for (int i = 0; i < set.size(); i++) {
      ImageIO.write(picture(set, i), "png", folder.resolve(i + ".png").toFile());
    }
  }

  private static BufferedImage picture(ImageSet set, int index) {
    int size = set.imageSize();
    var pixels = set.images().get(index);
    var picture = new BufferedImage(size, size, BufferedImage.TYPE_INT_RGB);
    for (int p = 0; p < size * size; p++) {
      int red = pixels.get(3 * p) & 0xff;
      int green = pixels.get(3 * p + 1) & 0xff;
      int blue = pixels.get(3 * p + 2) & 0xff;
      picture.setRGB(p % size, p / size, red << 16 | green << 8 | blue);
    }
    return picture;
  }
}
