package io.autoft.trainer.data;

import static java.util.Objects.requireNonNull;

import io.autoft.contract.Reason;
import io.autoft.trainer.report.TrialFailure;
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
 * Finds packs, and makes those that are missing, damaged or made of other files. Processes that
 * want the same one wait for the first, as far as the file system knows locks; where it does not,
 * each makes its own, and since a pack appears as a whole it does not matter whose stays.
 */
final class Packs {

  private static final Logger LOG = LoggerFactory.getLogger("trainer");

  private final PackPlaces places;
  private final Clock clock;
  private final long checkedBytes;

  /**
   * Packs.
   *
   * @param checkedBytes up to which size every byte of a pack's pictures is looked at when it is
   *     opened
   */
  Packs(PackPlaces places, Clock clock, long checkedBytes) {
    this.places = requireNonNull(places, "places is null");
    this.clock = requireNonNull(clock, "clock is null");
    this.checkedBytes = checkedBytes;
  }

  /** The same packs, opened with every byte looked at, whatever the size. */
  Packs thorough() {
    return new Packs(places, clock, Long.MAX_VALUE);
  }

  /**
   * The pack of a plan.
   *
   * @throws TrialFailure {@code DataMissing} if pictures are damaged, or the pack cannot be written
   */
  Pack open(PackPlan plan) throws TrialFailure {
    for (var place : places.toRead(plan.root())) {
      var pack = find(place.resolve(plan.fileName()), plan);
      if (pack.isPresent()) {
        return pack.get();
      }
    }
    var file = places.toWrite(plan.set(), plan.root()).resolve(plan.fileName());
    try (var lock =
        FileChannel.open(lockOf(file), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      boolean waited = lock(lock, plan);
      var pack = waited ? find(file, plan) : Optional.<Pack>empty();
      return pack.isPresent() ? pack.get() : build(file, plan);
    } catch (IOException e) {
      throw new TrialFailure(
          Reason.DataMissing,
          "%s: the pack %s cannot be made: %s; it needs %d bytes. %s can name another folder"
              .formatted(
                  plan.set(),
                  file,
                  e,
                  (long) plan.size() * plan.preprocessing().bytes(),
                  PackPlaces.CACHE_VARIABLE),
          e);
    }
  }

  private Optional<Pack> find(Path file, PackPlan plan) {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      var pack = Pack.open(file, plan);
      if ((long) plan.size() * plan.preprocessing().bytes() <= checkedBytes) {
        pack.check();
      }
      LOG.info("{}: reads the pack {}", plan.set(), file);
      return Optional.of(pack);
    } catch (UnusablePackException | IOException e) {
      LOG.warn("{}: the pack {} is not used: {}", plan.set(), file, e.getMessage());
      return Optional.empty();
    }
  }

  private static Path lockOf(Path file) {
    return file.resolveSibling("." + file.getFileName() + ".lock");
  }

  /**
   * Waits for a lock, which ends with its channel.
   *
   * @return whether another one has made the pack meanwhile, or has tried to
   */
  private static boolean lock(FileChannel channel, PackPlan plan) {
    try {
      if (channel.tryLock() != null) {
        return false;
      }
      LOG.info("{}: another process is making the pack; waits for it", plan.set());
      channel.lock();
      return true;
    } catch (OverlappingFileLockException | IOException e) {
      LOG.debug("makes a pack without a lock", e);
      return false;
    }
  }

  private Pack build(Path file, PackPlan plan) throws IOException, TrialFailure {
    new PackBuilder(plan, clock).build(file);
    try {
      return Pack.open(file, plan);
    } catch (UnusablePackException e) {
      throw new IOException("what was just written is not there: " + e.getMessage(), e);
    }
  }
}
