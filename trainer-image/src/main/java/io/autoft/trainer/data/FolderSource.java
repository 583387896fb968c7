package io.autoft.trainer.data;

import static java.util.Objects.requireNonNull;

import io.autoft.contract.DataFormat;
import io.autoft.contract.DataSetConfig;
import io.autoft.trainer.failure.TrialFailure;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A folder of image files.
 *
 * @param config the reference
 * @param folder where they are, and in which layout
 * @param catalogue what the split has
 * @param promptTemplates those of the folder, if it has some
 * @param caches where decoded images are kept
 */
record FolderSource(
    DataSetConfig config,
    FormattedFolder folder,
    Catalogue catalogue,
    List<String> promptTemplates,
    ImageCaches caches)
    implements DataSource {

  private static final Logger LOG = LoggerFactory.getLogger("trainer");

  FolderSource {
    requireNonNull(config, "config is null");
    requireNonNull(folder, "folder is null");
    requireNonNull(catalogue, "catalogue is null");
    promptTemplates = List.copyOf(promptTemplates);
    requireNonNull(caches, "caches is null");
  }

  /**
   * Reads the tables of a folder.
   *
   * @param studyClasses names of the study's classes, if it gives some
   * @throws TrialFailure DataMissing for a folder or a table that is missing, BadConfig for one
   *     that is not as its format says
   */
  static FolderSource of(DataSetConfig config, List<String> studyClasses, ImageCaches caches)
      throws TrialFailure {
    var folder = FormattedFolder.of(config);
    var naming = ClassNaming.of(config);
    Sharing.of(config);
    var catalogue = folder.layout().read(config, folder.root(), studyClasses);
    checkNames(config, catalogue);
    catalogue.remarks().forEach(remark -> LOG.warn("{}: {}", config.name(), remark));
    TwoLabels.remark(catalogue.examples(), catalogue.classNames())
        .ifPresent(remark -> LOG.warn("{}: {}", config.name(), remark));
    return new FolderSource(
        config,
        folder,
        naming == ClassNaming.ByPosition ? renamed(config, catalogue, studyClasses) : catalogue,
        NameFile.read(config.name(), folder.root().resolve(NameFile.PROMPT_TEMPLATES)),
        caches);
  }

  private static void checkNames(DataSetConfig config, Catalogue catalogue) throws TrialFailure {
    var repeated = StudyClasses.repeated(catalogue.classNames());
    if (!repeated.isEmpty()) {
      LOG.warn(
          "{}: several of its classes are called {}: told apart by their labels",
          config.name(),
          Names.shown(repeated));
    }
    for (var group : config.ignoreGroups()) {
      if (!catalogue.groupNames().contains(group)) {
        throw TrialFailure.badConfig(
            "%s.ignoreGroups has '%s'; %s",
            config.name(),
            group,
            catalogue.groupNames().isEmpty()
                ? "the set has no groups"
                : "the groups are " + Names.shown(catalogue.groupNames()));
      }
    }
  }

  private static Catalogue renamed(
      DataSetConfig config, Catalogue catalogue, List<String> studyClasses) throws TrialFailure {
    if (studyClasses.size() != catalogue.classNames().size()) {
      throw TrialFailure.badConfig(
          "%s.options.%s is %s, but classNames has %d names and the set %d classes",
          config.name(),
          ClassNaming.OPTION,
          ClassNaming.ByPosition,
          studyClasses.size(),
          catalogue.classNames().size());
    }
    return catalogue.withClassNames(studyClasses);
  }

  @Override
  public int[] labels() {
    return catalogue.examples().stream().mapToInt(Example::label).toArray();
  }

  @Override
  public List<String> classNames() {
    return catalogue.classNames();
  }

  @Override
  public ImageSet read(int[] indices, int size) throws TrialFailure {
    var cache = caches.open(ImageCachePlan.of(config, folder.root(), catalogue, indices, size));
    var kept = IntStream.of(cache.positions()).map(position -> indices[position]).toArray();
    var labels = IntStream.of(kept).map(i -> catalogue.examples().get(i).label()).toArray();
    return new ImageSet(
        config.name(),
        cache,
        labels,
        catalogue.classNames(),
        promptTemplates,
        IntStream.range(0, catalogue.classNames().size()).toArray(),
        groups(kept),
        choice(kept));
  }

  @Override
  public DataFormat format() {
    return folder.format();
  }

  @Override
  public Optional<Groups> groups(int[] indices) {
    var names = catalogue.groupNames();
    if (names.isEmpty()) {
      return Optional.empty();
    }
    var ofImage =
        IntStream.of(indices)
            .map(i -> catalogue.examples().get(i).group())
            .map(group -> config.ignoreGroups().contains(names.get(group)) ? -1 : group)
            .toArray();
    return Optional.of(new Groups(names, ofImage));
  }
}
