package io.autoft.trainer.data;

import static java.util.Objects.requireNonNull;

import io.autoft.contract.DataFormat;
import io.autoft.contract.DataSetConfig;
import io.autoft.contract.Reason;
import io.autoft.trainer.failure.TrialFailure;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A folder of image files.
 *
 * @param config the reference
 * @param root the folder, absolute
 * @param catalogue what the split has
 * @param promptTemplates those of the folder, if it has some
 * @param caches where decoded images are kept
 */
record FolderSource(
    DataSetConfig config,
    Path root,
    Catalogue catalogue,
    List<String> promptTemplates,
    ImageCaches caches)
    implements DataSource {

  private static final Logger LOG = LoggerFactory.getLogger("trainer");
  private static final String SCHEME = "file:///";

  FolderSource {
    requireNonNull(config, "config is null");
    requireNonNull(root, "root is null");
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
    var root = root(config);
    var naming = ClassNaming.of(config);
    Sharing.of(config);
    var format = config.format() == DataFormat.Auto ? detected(config, root) : config.format();
    var catalogue = layout(format).read(config, root, studyClasses);
    checkNames(config, catalogue);
    catalogue.remarks().forEach(remark -> LOG.warn("{}: {}", config.name(), remark));
    TwoLabels.remark(catalogue.examples(), catalogue.classNames())
        .ifPresent(remark -> LOG.warn("{}: {}", config.name(), remark));
    return new FolderSource(
        config,
        root,
        naming == ClassNaming.ByPosition ? renamed(config, catalogue, studyClasses) : catalogue,
        NameFile.read(config.name(), root.resolve(NameFile.PROMPT_TEMPLATES)),
        caches);
  }

  private static Path root(DataSetConfig config) throws TrialFailure {
    if (!config.source().startsWith(SCHEME)) {
      throw badConfig(
          "%s.source is '%s'; allowed are %s and %spath",
          config.name(), config.source(), DemoSource.SOURCE, SCHEME);
    }
    Path root;
    try {
      root = Path.of(URI.create(config.source())).toAbsolutePath().normalize();
    } catch (IllegalArgumentException e) {
      throw badConfig("%s.source is '%s', which is no path", config.name(), config.source());
    }
    if (!Files.isDirectory(root)) {
      throw new TrialFailure(
          Reason.DataMissing, "%s: there is no folder %s".formatted(config.name(), root));
    }
    return root;
  }

  private static FolderLayout layout(DataFormat format) {
    return switch (format) {
      case Manifest -> new ManifestLayout();
      case ImageFolder -> new ImageFolderLayout();
      case IWildCam -> new IWildCamLayout();
      case FMoW -> new FMoWLayout();
      case Auto -> throw new IllegalArgumentException("Auto is found out before");
    };
  }

  /** By its tables; a folder of folders without one is an image folder. */
  private static DataFormat detected(DataSetConfig config, Path root) throws TrialFailure {
    var found = new LinkedHashMap<DataFormat, String>();
    if (Files.exists(root.resolve(ManifestLayout.FILE))) {
      found.put(DataFormat.Manifest, ManifestLayout.FILE);
    }
    if (Files.exists(root.resolve(IWildCamLayout.METADATA))
        && Files.exists(root.resolve(IWildCamLayout.CATEGORIES))) {
      found.put(DataFormat.IWildCam, IWildCamLayout.METADATA + " and " + IWildCamLayout.CATEGORIES);
    }
    if (Files.exists(root.resolve(FMoWLayout.METADATA))) {
      found.put(DataFormat.FMoW, FMoWLayout.METADATA);
    }
    if (found.isEmpty() && hasFolders(root)) {
      found.put(DataFormat.ImageFolder, "folders and no table");
    }
    if (found.size() != 1) {
      throw badConfig(
          "%s.format is Auto, but %s has %s; set it to Manifest, ImageFolder, IWildCam or FMoW",
          config.name(),
          root,
          found.isEmpty()
              ? "neither a table of a known name nor folders"
              : String.join(" beside ", found.values()));
    }
    var format = found.entrySet().iterator().next();
    LOG.info(
        "{}: format {}, since {} has {}", config.name(), format.getKey(), root, format.getValue());
    return format.getKey();
  }

  private static boolean hasFolders(Path root) throws TrialFailure {
    try {
      return !Subfolders.of(root).names().isEmpty();
    } catch (IOException e) {
      throw new TrialFailure(Reason.DataMissing, "%s cannot be read: %s".formatted(root, e), e);
    }
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
        throw badConfig(
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
      throw badConfig(
          "%s.options.%s is %s, but classNames has %d names and the set %d classes",
          config.name(),
          ClassNaming.OPTION,
          ClassNaming.ByPosition,
          studyClasses.size(),
          catalogue.classNames().size());
    }
    return catalogue.withClassNames(studyClasses);
  }

  private static TrialFailure badConfig(String message, Object... arguments) {
    return new TrialFailure(Reason.BadConfig, message.formatted(arguments));
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
    var cache = caches.open(ImageCachePlan.of(config, root, catalogue, indices, size));
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

  private Optional<Groups> groups(int[] indices) {
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
