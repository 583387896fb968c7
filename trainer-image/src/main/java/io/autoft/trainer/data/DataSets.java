package io.autoft.trainer.data;

import io.autoft.contract.DataSetConfig;
import io.autoft.contract.Reason;
import io.autoft.trainer.failure.TrialFailure;
import java.time.Clock;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens the data sets of a study. */
public final class DataSets {

  private static final Logger LOG = LoggerFactory.getLogger("trainer");
  private static final String PLACE = "{}";

  /** Larger image caches are checked image by image, when one is read. */
  private static final long CHECKED_BYTES = 1L << 30;

  private final long studySeed;
  private final int imageSize;
  private final List<String> promptTemplates;
  private final List<String> classNames;
  private final ImageCaches caches;

  /**
   * Data sets of one study.
   *
   * @param studySeed chooses the images where a set has more than are wanted, so that every trial
   *     of a study sees the same ones
   * @param imageSize width and height that the model takes
   * @param classNames of the study in the order of its labels; none for those of each set
   * @param promptTemplates of the study; none for those of the sets
   * @throws TrialFailure {@code BadConfig} for templates without a place for the name
   */
  public DataSets(
      long studySeed,
      int imageSize,
      List<String> classNames,
      List<String> promptTemplates,
      ImageCachePlaces places,
      Clock clock)
      throws TrialFailure {
    this.studySeed = studySeed;
    this.imageSize = imageSize;
    this.classNames = List.copyOf(classNames);
    this.promptTemplates = List.copyOf(promptTemplates);
    this.caches = new ImageCaches(places, clock, CHECKED_BYTES);
    var repeated = StudyClasses.repeated(classNames);
    if (!repeated.isEmpty()) {
      LOG.warn(
          "classNames has several classes called {}: told apart by their places",
          Names.shown(repeated));
    }
    checkTemplates("promptTemplates", promptTemplates);
  }

  private DataSets(
      DataSets others, List<String> classNames, List<String> promptTemplates, ImageCaches caches) {
    studySeed = others.studySeed;
    imageSize = others.imageSize;
    this.classNames = classNames;
    this.promptTemplates = promptTemplates;
    this.caches = caches;
  }

  /** Sets whose classes are among those of a set, and have its labels and its templates. */
  public DataSets like(ImageSet set) {
    return new DataSets(this, set.classNames(), set.promptTemplates(), caches);
  }

  /** The same sets, with every byte of their image caches looked at when they are opened. */
  public DataSets thorough() {
    return new DataSets(this, classNames, promptTemplates, caches.thorough());
  }

  private static void checkTemplates(String where, List<String> templates) throws TrialFailure {
    for (var template : templates) {
      if (!template.contains(PLACE)) {
        throw TrialFailure.badConfig(
            "%s has '%s'; a template has %s in the place of the class name",
            where, template, PLACE);
      }
    }
  }

  /**
   * Opens a labelled data set.
   *
   * @return its images, with labels and scored classes as indices into the study's class names
   * @throws TrialFailure {@code BadConfig} for a reference that cannot be meant, {@code
   *     DataMissing} for a set without labels, and for files that are missing or damaged
   */
  public ImageSet open(DataSetConfig config) throws TrialFailure {
    return ofStudy(read(config, source(config)));
  }

  /**
   * Opens the data set that a study trains on, which needs examples of every class: without, there
   * is nothing to learn of it, and more often than not its files were lost. Those that are not
   * chosen count too, and those that are damaged do not.
   *
   * @return as {@link #open}
   * @throws TrialFailure as {@link #open}, and {@code DataMissing} for a class without an example
   */
  public ImageSet openTraining(DataSetConfig config) throws TrialFailure {
    var source = source(config);
    var names = new LinkedHashSet<>(classNames.isEmpty() ? source.classNames() : classNames);
    IntStream.of(source.labels())
        .distinct()
        .mapToObj(source.classNames()::get)
        .forEach(names::remove);
    if (!names.isEmpty()) {
      throw new TrialFailure(
          Reason.DataMissing,
          "%s has no examples of the classes %s; every class of the study needs some there"
              .formatted(config.name(), Names.shown(names)));
    }
    var set = read(config, source);
    checkClassesAreLeft(config, source, set);
    return ofStudy(set);
  }

  private void checkClassesAreLeft(DataSetConfig config, DataSource source, ImageSet set)
      throws TrialFailure {
    if (set.images().leftOut() == 0) {
      return;
    }
    var labels = source.labels();
    var lost =
        IntStream.of(Subsample.of(labels, config, studySeed))
            .map(i -> labels[i])
            .distinct()
            .filter(label -> IntStream.of(set.labels()).noneMatch(left -> left == label))
            .mapToObj(source.classNames()::get)
            .toList();
    if (!lost.isEmpty()) {
      throw new TrialFailure(
          Reason.DataMissing,
          "%s: all examples of the classes %s are damaged; every class of the study needs some there"
              .formatted(config.name(), Names.shown(lost)));
    }
  }

  /** A set with the classes of its source. */
  private ImageSet read(DataSetConfig config, DataSource source) throws TrialFailure {
    var indices = Subsample.of(source.labels(), config, studySeed);
    source
        .choice(indices)
        .ifPresent(
            checksum ->
                LOG.info(
                    "{}: {} of {} examples, chosen {}, checksum {}",
                    config.name(),
                    indices.length,
                    source.size(),
                    config.sampling(),
                    "%08x".formatted(checksum)));
    return source.read(indices, imageSize);
  }

  /**
   * Reads a set of the demo world with captions.
   *
   * @throws TrialFailure {@code DataMissing} for a set without captions
   */
  public static CaptionedImages openCaptioned(DataSetConfig config, long studySeed)
      throws TrialFailure {
    var source = DemoSource.of(config);
    return source.readCaptioned(Subsample.of(source.labels(), config, studySeed));
  }

  /** A reference that was understood, and of which nothing is decoded. */
  DataSource source(DataSetConfig config) throws TrialFailure {
    return config.source().equals(DemoSource.SOURCE)
        ? DemoSource.of(config)
        : FolderSource.of(config, classNames, caches);
  }

  /** The splits of a source that has some, where the reference names none. */
  List<String> splits(DataSetConfig config) throws TrialFailure {
    if (config.source().equals(DemoSource.SOURCE)) {
      return DemoSplit.labelledIds();
    }
    var folder = FormattedFolder.of(config);
    return folder.layout().splits(config, folder.root(), classNames);
  }

  /** A set of the same images with the classes of the study. */
  private ImageSet ofStudy(ImageSet set) throws TrialFailure {
    checkTemplates(set.name() + ": " + NameFile.PROMPT_TEMPLATES, set.promptTemplates());
    var names = classNames.isEmpty() ? set.classNames() : classNames;
    var ofStudy = new StudyClasses(names).labels(set.name(), set.classNames());
    if (ofStudy.length == 1) {
      LOG.warn(
          "{}: its only class is {}, so every prediction is right",
          set.name(),
          names.get(ofStudy[0]));
    }
    return new ImageSet(
        set.name(),
        set.images(),
        IntStream.of(set.labels()).map(label -> ofStudy[label]).toArray(),
        names,
        promptTemplates.isEmpty() ? set.promptTemplates() : promptTemplates,
        IntStream.of(ofStudy).sorted().toArray(),
        set.groups(),
        set.choice());
  }
}
