package io.autoft.trainer.data;

import io.autoft.contract.DataFormat;
import io.autoft.contract.DataSetConfig;
import io.autoft.contract.Reason;
import io.autoft.trainer.failure.TrialFailure;
import io.autoft.trainer.image.ClipPreprocessing;
import io.autoft.trainer.image.Image;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * A set of the demo world: images of 32 x 32 with one shape each, computed from a seed.
 *
 * @param name of the set, for messages
 * @param classes its images and their labels
 * @param leak probability that an image's background has the colour of its class
 */
record DemoSource(String name, DemoSplit split, DemoClasses classes, double leak, long seed)
    implements DataSource {

  static final String SOURCE = "demo://shapes";

  private static final int MAX_SIZE = 50_000;
  private static final String IMBALANCE = "imbalance";
  private static final String LABEL_NOISE = "labelNoise";
  private static final String LEAK = "leak";

  /**
   * Reads a reference; the split is {@code train} where none is named.
   *
   * @throws TrialFailure BadConfig for a split, an option or a format that the demo world does not
   *     have
   */
  static DemoSource of(DataSetConfig config) throws TrialFailure {
    if (config.format() != DataFormat.Auto) {
      throw TrialFailure.badConfig(
          "%s.format is %s; %s has no format, allowed is Auto",
          config.name(), config.format(), SOURCE);
    }
    if (config.groupColumn().isPresent() || !config.ignoreGroups().isEmpty()) {
      throw TrialFailure.badConfig(
          "%s has groupColumn or ignoreGroups; %s has no groups", config.name(), SOURCE);
    }
    String id = config.split().orElse(DemoSplit.TRAIN.id());
    DemoSplit split =
        DemoSplit.of(id)
            .orElseThrow(
                () -> notAllowed(config.name() + ".split", id, String.join(", ", DemoSplit.ids())));
    var known = new TreeSet<>(List.of("seed", Sharing.OPTION, "size"));
    if (split.takesLeak()) {
      known.add(LEAK);
    }
    if (split.labelled()) {
      known.addAll(List.of(IMBALANCE, LABEL_NOISE));
    }
    for (String option : new TreeSet<>(config.options().keySet())) {
      if (!known.contains(option)) {
        throw TrialFailure.badConfig(
            "%s.options has '%s'; allowed for the split %s are %s",
            config.name(), option, id, String.join(", ", known));
      }
    }
    Sharing.of(config);
    var options = new Options(config.name() + ".options.", config.options());
    long seed = options.get("seed", 0L, Long::valueOf, any -> true, "a whole number of 64 bits");
    int size =
        options.get(
            "size",
            split.size(),
            Integer::valueOf,
            n -> n >= 1 && n <= MAX_SIZE,
            "a whole number from 1 to " + MAX_SIZE);
    double imbalance =
        options.get(
            IMBALANCE,
            1.0,
            Double::valueOf,
            ratio -> ratio >= 1 && ratio <= MAX_SIZE,
            "a number from 1 to " + MAX_SIZE);
    return new DemoSource(
        config.name(),
        split,
        new DemoClasses(size, imbalance, options.share(LABEL_NOISE, 0), seed),
        options.share(LEAK, split.leak()),
        seed);
  }

  @Override
  public int[] labels() {
    return IntStream.of(classes.images()).map(classes::label).toArray();
  }

  @Override
  public List<String> classNames() {
    return DemoShapes.classNames();
  }

  @Override
  public List<String> promptTemplates() {
    return DemoShapes.promptTemplates();
  }

  /** Painted at one size, and preprocessed like a file if the model takes another. */
  @Override
  public ImageSet read(int[] indices, int imageSize) throws TrialFailure {
    var painted = read(indices);
    if (imageSize == Painter.WIDTH) {
      return painted;
    }
    var preprocessing = new ClipPreprocessing(imageSize);
    var pixels = new byte[Math.multiplyExact(indices.length, preprocessing.bytes())];
    for (int i = 0; i < indices.length; i++) {
      var image = new byte[Painter.BYTES];
      painted.images().get(i).get(image);
      var result = preprocessing.apply(Image.rgb(Painter.WIDTH, Painter.WIDTH, image));
      System.arraycopy(result, 0, pixels, i * result.length, result.length);
    }
    return imageSet(new Images.InMemory(imageSize, pixels), painted.labels(), choice(indices));
  }

  ImageSet read(int[] indices) throws TrialFailure {
    if (!split.labelled()) {
      throw new TrialFailure(
          Reason.DataMissing,
          "%s: the split %s of %s has captions, but no labels; a set with labels is %s"
              .formatted(name, split.id(), SOURCE, DemoSplit.TRAIN.id()));
    }
    var pixels = new byte[indices.length * Painter.BYTES];
    var labels = new int[indices.length];
    var images = classes.images();
    for (int i = 0; i < indices.length; i++) {
      int image = images[indices[i]];
      Draws draws = split.draws(seed, image);
      labels[i] = classes.label(image);
      var scene = DemoScenes.shifted(split.look(image), DemoClasses.shape(image), leak, draws);
      add(pixels, i, scene, draws);
    }
    return imageSet(new Images.InMemory(Painter.WIDTH, pixels), labels, choice(indices));
  }

  /**
   * Reads images with captions.
   *
   * @param indices which of the images, in the order wanted
   * @throws TrialFailure DataMissing for a set without captions
   */
  CaptionedImages readCaptioned(int[] indices) throws TrialFailure {
    if (split.labelled()) {
      throw new TrialFailure(
          Reason.DataMissing,
          "%s: the split %s of %s has labels, but no captions; a set with captions is %s"
              .formatted(name, split.id(), SOURCE, DemoSplit.PRETRAINING.id()));
    }
    var pixels = new byte[indices.length * Painter.BYTES];
    var labels = new int[indices.length];
    var captions = new ArrayList<String>(indices.length);
    for (int i = 0; i < indices.length; i++) {
      Draws draws = split.draws(seed, indices[i]);
      Scene scene = DemoScenes.broad(draws);
      labels[i] = scene.figure().shape().ordinal();
      captions.add(DemoShapes.caption(scene, draws));
      add(pixels, i, scene, draws);
    }
    return new CaptionedImages(
        imageSet(new Images.InMemory(Painter.WIDTH, pixels), labels, choice(indices)), captions);
  }

  private static void add(byte[] pixels, int position, Scene scene, Draws draws) {
    byte[] image = Painter.paint(scene, draws);
    System.arraycopy(image, 0, pixels, position * Painter.BYTES, Painter.BYTES);
  }

  private ImageSet imageSet(Images images, int[] labels, Optional<Integer> choice) {
    return new ImageSet(
        name,
        images,
        labels,
        DemoShapes.classNames(),
        DemoShapes.promptTemplates(),
        IntStream.range(0, DemoShapes.classNames().size()).toArray(),
        Optional.empty(),
        choice);
  }

  private static TrialFailure notAllowed(String field, String value, String allowed) {
    return TrialFailure.badConfig("%s is '%s'; allowed is %s", field, value, allowed);
  }

  /** Options as they were written, and how to call them in a message. */
  private record Options(String prefix, Map<String, String> values) {

    double share(String option, double absent) throws TrialFailure {
      return get(
          option,
          absent,
          Double::valueOf,
          share -> share >= 0 && share <= 1,
          "a number from 0 to 1");
    }

    <T> T get(
        String option, T absent, Function<String, T> parse, Predicate<T> valid, String allowed)
        throws TrialFailure {
      String text = values.get(option);
      if (text == null) {
        return absent;
      }
      try {
        T value = parse.apply(text);
        if (valid.test(value)) {
          return value;
        }
      } catch (NumberFormatException notANumber) {
        // answered below, as a number out of range is
      }
      throw notAllowed(prefix + option, text, allowed);
    }
  }
}
