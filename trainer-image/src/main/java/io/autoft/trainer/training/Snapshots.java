package io.autoft.trainer.training;

import static java.util.Objects.requireNonNull;

import ai.djl.ndarray.NDArray;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the state of a final training on the disk, so that an attempt after a lost pod goes on from
 * the last epoch that was kept. A file that does not fit or cannot be written costs no training: it
 * is ignored, with a warning in the log.
 *
 * <p>The first epoch is always kept, a later one only if as much time has passed since the last
 * writing as makes the writings a twentieth of all: what this costs is bounded, however large the
 * model and slow the disk, and what can be lost is twenty times as long as a writing. After a
 * writing that failed it is five minutes.
 */
final class Snapshots {

  private static final Logger LOG = LoggerFactory.getLogger("trainer");
  private static final String FILE = "state";
  private static final int PAUSE = 20;
  private static final long PAUSE_AFTER_FAILURE_MILLIS = 300_000;

  private final Path folder;
  private final String digest;
  private final Clock clock;
  private long nextMillis = Long.MIN_VALUE;

  /**
   * The states of one trial.
   *
   * @param folder of its own
   * @param digest of everything that the result follows from
   */
  Snapshots(Path folder, String digest, Clock clock) {
    this.folder = requireNonNull(folder, "folder is null");
    this.digest = requireNonNull(digest, "digest is null");
    this.clock = requireNonNull(clock, "clock is null");
  }

  /**
   * Puts a training where an earlier attempt was, or another trial of its study that was the same
   * training, such as one that reached its time limit.
   *
   * @return the last epoch that has ended; 0 if there is nothing to go on from
   */
  int restore(StagedTraining training, BestEpoch bestEpoch, EpochLog log) {
    if (!Files.exists(folder)) {
      takeOver();
    }
    try (var file = SnapshotFile.open(folder.resolve(FILE))) {
      var header = file.header();
      if (!header.digest().equals(digest) || header.size() != bestEpoch.parameters().size()) {
        throw new IOException("it is of another configuration, model or data set");
      }
      restore(file, training, bestEpoch);
      log.restore(header.lines());
      LOG.info("goes on after epoch {} and {} steps", header.epoch(), training.steps());
      return header.epoch();
    } catch (NoSuchFileException e) {
      return 0;
    } catch (IOException e) {
      LOG.warn("{} is ignored: {}", folder.resolve(FILE), e.getMessage());
      remove();
      return 0;
    }
  }

  private void takeOver() {
    try (var folders = Files.list(folder.toAbsolutePath().getParent())) {
      var other =
          folders
              .filter(f -> study(f).equals(study(folder)))
              .filter(this::isSameTraining)
              .findFirst();
      if (other.isPresent()) {
        Files.move(other.get(), folder, StandardCopyOption.ATOMIC_MOVE);
        LOG.info("takes over {}", other.get().getFileName());
      }
    } catch (IOException | UncheckedIOException e) {
      LOG.warn("what other trials have kept is not looked at: {}", e.toString());
    }
  }

  /** With a letter that no name has, where the folder has a trial's name. */
  private static String study(Path state) {
    return state.getFileName().toString().replaceFirst("-\\d+\\.state$", "/");
  }

  private boolean isSameTraining(Path other) {
    try {
      return SnapshotFile.header(other.resolve(FILE)).digest().equals(digest);
    } catch (IOException e) {
      LOG.debug("{} is left aside", other, e);
      return false;
    }
  }

  private static void restore(SnapshotFile file, StagedTraining training, BestEpoch bestEpoch)
      throws IOException {
    var header = file.header();
    try {
      training.goTo(header.stage(), header.steps(), header.loss());
      file.copyTo(0, training.state().parameters());
      file.copyTo(1, training.state().firstMoment());
      file.copyTo(2, training.state().secondMoment());
      if (header.keepsLast()) {
        bestEpoch.keep(header.keptEpoch(), training);
      } else {
        file.copyTo(3, bestEpoch.parameters());
      }
      bestEpoch.restore(header.keptEpoch(), header.keptValue());
    } catch (IOException e) {
      training.restart();
      throw e;
    }
  }

  /** Keeps an epoch that has ended, if it is time. */
  void offer(int epoch, StagedTraining training, BestEpoch bestEpoch, EpochLog log) {
    long start = clock.millis();
    if (start < nextMillis) {
      return;
    }
    var state = training.state();
    var header =
        new Snapshot(
            digest,
            state.parameters().size(),
            epoch,
            training.stage(),
            state.steps(),
            training.loss(),
            bestEpoch.epoch(),
            bestEpoch.best(),
            log.lines());
    var arrays =
        new ArrayList<NDArray>(
            List.of(state.parameters(), state.firstMoment(), state.secondMoment()));
    if (!header.keepsLast()) {
      arrays.add(bestEpoch.parameters());
    }
    try {
      Files.createDirectories(folder);
      SnapshotFile.write(folder.resolve(FILE), header, arrays);
    } catch (IOException e) {
      LOG.warn("epoch {} could not be kept for another attempt: {}", epoch, e.toString());
      removeUnfinished();
      nextMillis = clock.millis() + PAUSE_AFTER_FAILURE_MILLIS;
      return;
    }
    long end = clock.millis();
    nextMillis = end + PAUSE * (end - start);
  }

  /** What an earlier epoch left stays. */
  private void removeUnfinished() {
    try {
      Files.deleteIfExists(SnapshotFile.unfinished(folder.resolve(FILE)));
    } catch (IOException e) {
      LOG.debug("nothing to remove", e);
    }
  }

  /**
   * Removes what is kept.
   *
   * @return whether there was something
   */
  boolean remove() {
    return remove(folder);
  }

  /** As {@link #remove()}, of a training that needs no further attempt. */
  static boolean remove(Path folder) {
    boolean kept = Files.exists(folder);
    try {
      OutputFolder.delete(folder);
    } catch (IOException e) {
      LOG.warn("{} could not be removed: {}", folder, e.toString());
    }
    return kept;
  }
}
