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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A folder whose format is known.
 *
 * @param root absolute
 * @param format any but {@code Auto}
 */
record FormattedFolder(Path root, DataFormat format) {

  private static final Logger LOG = LoggerFactory.getLogger("trainer");
  private static final String SCHEME = "file:///";

  FormattedFolder {
    requireNonNull(root, "root is null");
    requireNonNull(format, "format is null");
  }

  /**
   * The folder of a reference.
   *
   * @throws TrialFailure DataMissing if there is none, BadConfig for a source that is none and a
   *     format that cannot be found out
   */
  static FormattedFolder of(DataSetConfig config) throws TrialFailure {
    var root = root(config);
    var format = config.format() == DataFormat.Auto ? detected(config, root) : config.format();
    return new FormattedFolder(root, format);
  }

  private static Path root(DataSetConfig config) throws TrialFailure {
    if (!config.source().startsWith(SCHEME)) {
      throw TrialFailure.badConfig(
          "%s.source is '%s'; allowed are %s and %spath",
          config.name(), config.source(), DemoSource.SOURCE, SCHEME);
    }
    Path root;
    try {
      root = Path.of(URI.create(config.source())).toAbsolutePath().normalize();
    } catch (IllegalArgumentException e) {
      throw TrialFailure.badConfig(
          "%s.source is '%s', which is no path", config.name(), config.source());
    }
    if (!Files.isDirectory(root)) {
      throw new TrialFailure(
          Reason.DataMissing, "%s: there is no folder %s".formatted(config.name(), root));
    }
    return root;
  }

  FolderLayout layout() {
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
      throw TrialFailure.badConfig(
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
}
