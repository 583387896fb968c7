package io.autoft.trainer.training;

import static java.util.Objects.requireNonNull;

import io.autoft.contract.Reason;
import io.autoft.trainer.failure.TrialFailure;
import java.io.IOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The folder for checkpoints. */
final class OutputFolder {

  private static final Logger LOG = LoggerFactory.getLogger("trainer");
  private static final String FILE = "file:///";

  private static final Pattern FULL = Pattern.compile("No space left|[Qq]uota exceeded");

  private static final long MEBIBYTE = 1 << 20;

  private final Path folder;

  private OutputFolder(Path folder) {
    this.folder = requireNonNull(folder, "folder is null");
  }

  /**
   * The folder of an output.
   *
   * @param output {@code file:///path}
   * @throws TrialFailure BadConfig for anything else
   */
  static OutputFolder of(String output) throws TrialFailure {
    try {
      if (output.startsWith(FILE)) {
        return new OutputFolder(Path.of(URI.create(output)));
      }
    } catch (IllegalArgumentException e) {
      throw new TrialFailure(Reason.BadConfig, "output %s is no path".formatted(output), e);
    }
    throw TrialFailure.badConfig("output is %s; it must be file:///path", output);
  }

  /** Something that fills a folder. */
  interface Content {
    void writeTo(Path folder) throws IOException;
  }

  /**
   * Writes and deletes a small file, to know before the search that a checkpoint could be written.
   *
   * @throws TrialFailure DataMissing if the folder cannot be written
   */
  void probe() throws TrialFailure {
    try {
      Files.createDirectories(folder);
      var probe = Files.createTempFile(folder, ".probe-", "");
      Files.writeString(probe, "probe");
      Files.delete(probe);
    } catch (IOException e) {
      throw notWritable(e);
    }
  }

  /**
   * Refuses to begin what would not find room for its checkpoint in the end.
   *
   * @param name of the trial, which gives up what it keeps for another attempt
   * @param bytes of the checkpoint
   * @throws TrialFailure DataMissing naming both
   */
  void requireRoom(String name, long bytes) throws TrialFailure {
    try {
      var disk = Files.getFileStore(folder);
      long room = disk.getUsableSpace() + size(state(name)) + size(unfinished(name));
      // Some file systems of objects have no size.
      if (room < bytes && disk.getTotalSpace() > 0) {
        throw new TrialFailure(
            Reason.DataMissing,
            "output: %s has room for %d MiB, and the checkpoint takes %d MiB; make room, or enlarge"
                    .formatted(folder, room / MEBIBYTE, bytes / MEBIBYTE)
                + " the claim");
      }
    } catch (IOException e) {
      throw notWritable(e);
    }
  }

  private static long size(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return 0;
    }
    try (var files = Files.walk(folder)) {
      return files.mapToLong(file -> file.toFile().length()).sum();
    }
  }

  private Path unfinished(String name) {
    return folder.resolve("." + name + ".unfinished");
  }

  /**
   * Fills a folder under another name and then gives it its own, so that nobody ever sees a part of
   * it. A folder of an earlier attempt is replaced; that of another training, such as one of a
   * former study of the same name, is kept under a name that is free.
   *
   * @throws TrialFailure DataMissing if the folder cannot be written; then nothing is left behind
   */
  void write(String name, Content content) throws TrialFailure {
    var target = folder.resolve(name);
    var unfinished = unfinished(name);
    try {
      delete(unfinished);
      Files.createDirectories(unfinished);
      content.writeTo(unfinished);
      forceAll(unfinished);
      if (Provenance.differs(target, unfinished)) {
        setAside(target);
      }
      delete(target);
      Files.move(unfinished, target, StandardCopyOption.ATOMIC_MOVE);
      forceNames(folder);
    } catch (IOException e) {
      var failure = notWritable(e);
      try {
        delete(unfinished);
      } catch (IOException alsoFailed) {
        failure.addSuppressed(alsoFailed);
      }
      throw failure;
    }
  }

  /** Puts a folder on the disk: what is reported is there after a power failure too. */
  private static void forceAll(Path folder) throws IOException {
    try (var paths = Files.walk(folder)) {
      for (var path : paths.toList()) {
        if (Files.isDirectory(path)) {
          forceNames(path);
        } else {
          force(path);
        }
      }
    }
  }

  /** Not every network file system can; it then keeps names in its own way. */
  private static void forceNames(Path folder) {
    try {
      force(folder);
    } catch (IOException e) {
      LOG.debug("{} could not be put on the disk", folder, e);
    }
  }

  private static void force(Path path) throws IOException {
    try (var channel = FileChannel.open(path, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  private static void setAside(Path folder) throws IOException {
    int number = 1;
    var free = folder.resolveSibling(folder.getFileName() + "." + number);
    while (Files.exists(free)) {
      number++;
      free = folder.resolveSibling(folder.getFileName() + "." + number);
    }
    Files.move(folder, free, StandardCopyOption.ATOMIC_MOVE);
    LOG.warn("{} is of another training, and is {} now", folder, free.getFileName());
  }

  /** The file with the lines of a training that goes on, or went wrong. */
  Path log(String name) {
    return folder.resolve(name + "." + EpochLog.FILE);
  }

  /** The folder in which a training keeps what another attempt needs. */
  Path state(String name) {
    return folder.resolve("." + name + ".state");
  }

  /**
   * Removes a file or a folder with all that is in it, if there is one.
   *
   * @throws IOException if something cannot be removed
   */
  static void delete(Path path) throws IOException {
    if (!Files.exists(path)) {
      return;
    }
    try (var files = Files.walk(path)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  /** Whether it is for want of room that a folder could not be written, in the system's words. */
  static boolean isFull(TrialFailure failure) {
    return FULL.matcher(failure.getMessage()).find();
  }

  private TrialFailure notWritable(IOException e) {
    return new TrialFailure(
        Reason.DataMissing,
        "output: %s cannot be written (%s: %s)"
            .formatted(folder, e.getClass().getSimpleName(), e.getMessage()),
        e);
  }
}
