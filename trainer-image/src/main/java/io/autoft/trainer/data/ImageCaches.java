package io.autoft.trainer.data;

import static java.util.Objects.requireNonNull;

import io.autoft.contract.Reason;
import io.autoft.trainer.failure.TrialFailure;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds image caches, and makes those that are missing, damaged or made of other files. Processes
 * that want the same one wait for the first, as far as the file system knows locks; where it does
 * not, each makes its own, and since an image cache appears as a whole it does not matter whose
 * stays.
 */
final class ImageCaches {

  private static final Logger LOG = LoggerFactory.getLogger("trainer");

  private final ImageCachePlaces places;
  private final Clock clock;
  private final long checkedBytes;

  /**
   * ImageCaches.
   *
   * @param checkedBytes up to which size every byte of an image cache's images is looked at when it
   *     is opened
   */
  ImageCaches(ImageCachePlaces places, Clock clock, long checkedBytes) {
    this.places = requireNonNull(places, "places is null");
    this.clock = requireNonNull(clock, "clock is null");
    this.checkedBytes = checkedBytes;
  }

  /** The same image caches, opened with every byte looked at, whatever the size. */
  ImageCaches thorough() {
    return new ImageCaches(places, clock, Long.MAX_VALUE);
  }

  /**
   * The image cache of a plan.
   *
   * @throws TrialFailure {@code DataMissing} if images are damaged and cannot be left out, or the
   *     image cache cannot be written
   */
  ImageCache open(ImageCachePlan plan) throws TrialFailure {
    var cache = foundOrBuilt(plan);
    cache.damaged().check(plan);
    cache.damaged().say(plan);
    return cache;
  }

  private ImageCache foundOrBuilt(ImageCachePlan plan) throws TrialFailure {
    for (var place : places.toRead(plan.root())) {
      var cache = find(place.resolve(plan.fileName()), plan);
      if (cache.isPresent()) {
        return cache.get();
      }
    }
    var file = places.toWrite(plan.set(), plan.root()).resolve(plan.fileName());
    try (var lock =
        FileChannel.open(lockOf(file), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      boolean waited = lock(lock, plan);
      var cache = waited ? find(file, plan) : Optional.<ImageCache>empty();
      return cache.isPresent() ? cache.get() : build(file, plan);
    } catch (IOException e) {
      throw new TrialFailure(
          Reason.DataMissing,
          "%s: the image cache %s cannot be made: %s; it needs %d bytes. %s can name another folder"
              .formatted(
                  plan.set(),
                  file,
                  e,
                  (long) plan.size() * plan.preprocessing().bytes(),
                  ImageCachePlaces.CACHE_VARIABLE),
          e);
    }
  }

  private Optional<ImageCache> find(Path file, ImageCachePlan plan) {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      var cache = ImageCache.open(file, plan);
      if ((long) plan.size() * plan.preprocessing().bytes() <= checkedBytes) {
        cache.check();
      }
      LOG.info("{}: reads the image cache {}", plan.set(), file);
      return Optional.of(cache);
    } catch (UnusableImageCacheException | IOException e) {
      LOG.warn("{}: the image cache {} is not used: {}", plan.set(), file, e.getMessage());
      return Optional.empty();
    }
  }

  private static Path lockOf(Path file) {
    return file.resolveSibling("." + file.getFileName() + ".lock");
  }

  /**
   * Waits for a lock, which ends with its channel.
   *
   * @return whether another one has made the image cache meanwhile, or has tried to
   */
  private static boolean lock(FileChannel channel, ImageCachePlan plan) {
    try {
      if (channel.tryLock() != null) {
        return false;
      }
      LOG.info("{}: another process is making the image cache; waits for it", plan.set());
      channel.lock();
      return true;
    } catch (OverlappingFileLockException | IOException e) {
      LOG.debug("makes an image cache without a lock", e);
      return false;
    }
  }

  private ImageCache build(Path file, ImageCachePlan plan) throws IOException, TrialFailure {
    new ImageCacheBuilder(plan, clock).build(file);
    try {
      return ImageCache.open(file, plan);
    } catch (UnusableImageCacheException e) {
      throw new IOException("what was just written is not there: " + e.getMessage(), e);
    }
  }
}
