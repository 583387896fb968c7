package io.autoft.trainer.data;

import static java.util.Objects.requireNonNull;

import io.autoft.contract.Reason;
import io.autoft.contract.Sha256;
import io.autoft.trainer.failure.TrialFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where image caches are: in the folder {@value #OWN} of the data itself, where they can be made
 * once for all, and in a cache where the data is not to be written.
 *
 * @param cache folder for image caches that are made; empty for the data's own, if it can be
 *     written
 * @param temporary folder for image caches where there is no other, gone with the process's
 *     container
 */
public record ImageCachePlaces(Optional<Path> cache, Path temporary) {

  /** Environment variable with the path of the cache. */
  public static final String CACHE_VARIABLE = "AUTOFT_CACHE";

  static final String OWN = ".autoft";

  private static final Logger LOG = LoggerFactory.getLogger("trainer");

  public ImageCachePlaces {
    requireNonNull(cache, "cache is null");
    requireNonNull(temporary, "temporary is null");
  }

  /** The places that an environment asks for. */
  public static ImageCachePlaces of(Optional<String> cacheVariable) {
    return new ImageCachePlaces(
        cacheVariable.filter(path -> !path.isBlank()).map(Path::of),
        Path.of(System.getProperty("java.io.tmpdir"), "autoft-packs"));
  }

  /** Where an image cache of a folder's images can be, the likeliest first. */
  List<Path> toRead(Path root) {
    var places = new ArrayList<Path>();
    cache.ifPresent(folder -> places.add(ofRoot(folder, root)));
    places.add(root.resolve(OWN));
    places.add(ofRoot(temporary, root));
    return places;
  }

  /**
   * Where an image cache of a folder's images is to be made; the folder is there and can be
   * written.
   *
   * @throws TrialFailure DataMissing if the folder cannot be made
   */
  Path toWrite(String set, Path root) throws TrialFailure {
    if (cache.isPresent()) {
      return created(set, ofRoot(cache.get(), root));
    }
    var own = root.resolve(OWN);
    if (canBeWritten(own)) {
      return own;
    }
    var place = ofRoot(temporary, root);
    LOG.warn(
        "{}: {} cannot be written, so its images are kept in {} for this container alone; every"
            + " trial decodes them again unless the command prepare was run there or {} names a"
            + " folder that stays",
        set,
        root,
        place,
        CACHE_VARIABLE);
    return created(set, place);
  }

  /** Tried, since permissions do not show that a volume is mounted read-only. */
  private static boolean canBeWritten(Path folder) {
    try {
      Files.createDirectories(folder);
      Files.delete(Files.createTempFile(folder, ".", ".probe"));
      return true;
    } catch (IOException e) {
      LOG.debug("not to be written", e);
      return false;
    }
  }

  /** Each root has a folder of its own, since two may have files of the same names. */
  private static Path ofRoot(Path folder, Path root) {
    return folder.resolve(Sha256.hex(root.toString()).substring(0, 16));
  }

  private static Path created(String set, Path folder) throws TrialFailure {
    try {
      return Files.createDirectories(folder);
    } catch (IOException e) {
      throw new TrialFailure(
          Reason.DataMissing,
          "%s: the folder %s for decoded images cannot be made: %s; set %s to one that can"
              .formatted(set, folder, e, CACHE_VARIABLE),
          e);
    }
  }
}
