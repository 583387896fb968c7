package io.autoft.trainer.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.autoft.contract.DataFormat;
import io.autoft.contract.DataSetConfig;
import io.autoft.contract.OnDamaged;
import io.autoft.contract.Reason;
import io.autoft.contract.Sampling;
import io.autoft.trainer.failure.TrialFailure;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.imageio.ImageIO;

/** A folder of image files that a test writes and reads. */
public record ImageFolder(Path root) {

  private static final String MANIFEST =
      """
      path,label,group,split,caption,camera
      a/1.png,cat,north,train,"a cat, asleep",7
      a/2.png,dog,south,train,,7
      b/3.png,cat,south,train,,8
      b/4.png,horse,north,val,"one
      horse",8
      """;

  /** Writes a small PNG whose colours follow from a number. */
  public ImageFolder image(String path, int number) throws IOException {
    var image = new BufferedImage(12 + number % 5, 10 + number % 3, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        image.setRGB(x, y, (number * 0x1f3d5b + x * 0x050301 + y * 0x010709) & 0xffffff);
      }
    }
    Files.createDirectories(root.resolve(path).getParent());
    ImageIO.write(image, "png", root.resolve(path).toFile());
    return this;
  }

  /** Writes a text file. */
  public ImageFolder text(String path, String content) throws IOException {
    Files.createDirectories(root.resolve(path).getParent());
    Files.writeString(root.resolve(path), content);
    return this;
  }

  /** Writes a table of four images, and the images. */
  ImageFolder manifest() throws IOException {
    text("manifest.csv", MANIFEST);
    return image("a/1.png", 1).image("a/2.png", 2).image("b/3.png", 3).image("b/4.png", 4);
  }

  /** A reference to the folder. */
  public DataSetConfig config(DataFormat format, String split) {
    return config(format, split, null, List.of(), Map.of());
  }

  /** A reference to the folder with groups and options. */
  public DataSetConfig config(
      DataFormat format,
      String split,
      String groupColumn,
      List<String> ignoreGroups,
      Map<String, String> options) {
    return new DataSetConfig(
        "set",
        root.toUri().toString(),
        format,
        Optional.ofNullable(split),
        Optional.ofNullable(groupColumn),
        ignoreGroups,
        Optional.empty(),
        Optional.empty(),
        Sampling.Random,
        OnDamaged.Stop,
        options);
  }

  /** Data sets of 8 x 8 pixels whose image caches are kept in the folder itself. */
  static DataSets sets(String... classNames) throws TrialFailure {
    return sets(new ImageCachePlaces(Optional.empty(), Path.of("no-packs")), classNames);
  }

  /** Data sets of 8 x 8 pixels. */
  static DataSets sets(ImageCachePlaces places, String... classNames) throws TrialFailure {
    return new DataSets(0, 8, List.of(classNames), List.of(), places, Clock.systemUTC());
  }

  /** A set of 8 x 8 pixels. */
  static ImageSet open(DataSetConfig config) throws TrialFailure {
    return sets().open(config);
  }

  /**
   * A set is refused.
   *
   * @param message with {@code %s} in the place of this folder's path
   */
  void assertFailure(DataSetConfig config, Reason reason, String message) {
    assertThatThrownBy(() -> open(config))
        .hasMessage(message.replace("%s", root.toString()))
        .isInstanceOfSatisfying(TrialFailure.class, e -> assertThat(e.reason()).isEqualTo(reason));
  }
}
