package io.autoft.trainer.data;

import static java.util.Objects.requireNonNull;

import io.autoft.contract.Reason;
import io.autoft.trainer.failure.TrialFailure;
import io.autoft.trainer.image.DamagedImageException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Decodes images on all processors for which there is memory, into an image cache. */
final class ImageCacheBuilder {

  private static final Logger LOG = LoggerFactory.getLogger("trainer");

  /** What a process that was killed has left; one that lives writes all the time. */
  private static final Duration ABANDONED = Duration.ofHours(1);

  private static final long MILLIS_BETWEEN_WORDS = 5_000;

  private final ImageCachePlan plan;
  private final Clock clock;
  private final Decoding decoding;
  private final AtomicInteger next = new AtomicInteger();
  private final AtomicInteger done = new AtomicInteger();
  private final AtomicIntegerArray checksums;
  private final long start;
  private final AtomicLong said;
  private final SortedMap<Integer, String> damaged = new ConcurrentSkipListMap<>();
  private final SortedMap<Integer, String> unreadable = new ConcurrentSkipListMap<>();

  ImageCacheBuilder(ImageCachePlan plan, Clock clock) {
    this.plan = requireNonNull(plan, "plan is null");
    this.clock = requireNonNull(clock, "clock is null");
    this.decoding = new Decoding(plan, DecodingMemory.ofHeap());
    this.start = clock.millis();
    this.said = new AtomicLong(start);
    this.checksums = new AtomicIntegerArray(plan.size());
  }

  /**
   * Makes the image cache: it appears as a whole, on the disk, or not at all.
   *
   * @throws TrialFailure {@code DataMissing} if there are images that cannot be read, or that
   *     cannot be decoded and not be left out, {@code OutOfMemory} if there is one for which there
   *     is too little memory
   */
  void build(Path file) throws IOException, TrialFailure {
    var others = new UnfinishedFiles(file);
    others.removeOlderThan(clock.instant().minus(ABANDONED));
    var unfinished = others.create();
    try {
      try (var channel = FileChannel.open(unfinished, StandardOpenOption.WRITE)) {
        decodeAll(channel);
        decoding.sayWarnings();
        throwIfUnreadable();
        var leftOut = new DamagedImages(damaged);
        leftOut.check(plan);
        writeEnd(channel, plan.index() + leftOut.lines());
        channel.force(true);
      }
      // Created for its owner alone; others may be users of another pod.
      unfinished.toFile().setReadable(true, false);
      Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
      force(file.getParent());
      LOG.info(
          "{}: {} images decoded in {} s, {} bytes in {}",
          plan.set(),
          plan.size(),
          Math.round((clock.millis() - start) / 100.0) / 10.0,
          Files.size(file),
          file);
    } finally {
      Files.deleteIfExists(unfinished);
    }
  }

  private void decodeAll(FileChannel channel) throws IOException, TrialFailure {
    int threads = Math.min(plan.size(), Runtime.getRuntime().availableProcessors());
    LOG.info("{}: decodes {} images with up to {} threads", plan.set(), plan.size(), threads);
    var executor = Executors.newFixedThreadPool(threads);
    try {
      var futures = new ArrayList<Future<?>>();
      for (int i = 0; i < threads; i++) {
        futures.add(
            executor.submit(
                () -> {
                  try {
                    decode(channel);
                  } finally {
                    next.set(plan.size()); // after a failure the others have nothing left to do
                  }
                  return null;
                }));
      }
      await(futures);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    } finally {
      executor.shutdownNow();
    }
  }

  /** One thread's share: whatever image is next. Where it is written follows from its number. */
  private void decode(FileChannel channel) throws IOException, InterruptedException, TrialFailure {
    int bytes = plan.preprocessing().bytes();
    int image;
    while ((image = next.getAndIncrement()) < plan.size()) {
      var decoded = pixels(image);
      if (decoded.isPresent()) {
        var pixels = ByteBuffer.wrap(decoded.get());
        checksums.set(image, ImageCacheFooter.checksum(pixels));
        write(channel, pixels, (long) image * bytes);
      }
      sayProgress(done.incrementAndGet());
    }
  }

  /** A file that cannot be read now may be read the next time; one that is damaged never. */
  private Optional<byte[]> pixels(int image) throws InterruptedException, TrialFailure {
    try {
      return Optional.of(decoding.pixels(image));
    } catch (DamagedImageException e) {
      damaged.put(image, e.getMessage());
    } catch (IOException e) {
      unreadable.put(image, e.getMessage());
    }
    return Optional.empty();
  }

  private void sayProgress(int count) {
    long now = clock.millis();
    long before = said.get();
    if (now - before >= MILLIS_BETWEEN_WORDS && said.compareAndSet(before, now)) {
      LOG.info(
          "{}: {}/{} images decoded, {} images/s",
          plan.set(),
          count,
          plan.size(),
          count * 1000L / Math.max(1, now - start));
    }
  }

  private static void await(List<Future<?>> futures)
      throws IOException, InterruptedException, TrialFailure {
    for (var future : futures) {
      try {
        future.get();
      } catch (ExecutionException e) {
        if (e.getCause() instanceof Error error) {
          throw error;
        }
        if (e.getCause() instanceof IOException cause) {
          throw cause;
        }
        if (e.getCause() instanceof TrialFailure failure) {
          throw failure;
        }
        throw new IllegalStateException(e.getCause());
      }
    }
  }

  private void throwIfUnreadable() throws TrialFailure {
    var problems = new Problems(plan.set());
    unreadable.forEach((image, message) -> problems.add(plan.places().get(image), message));
    problems.throwIfAny(Reason.DataMissing);
  }

  private void writeEnd(FileChannel channel, String lines) throws IOException {
    var index = lines.getBytes(StandardCharsets.UTF_8);
    var tail = ByteBuffer.allocate(Math.addExact(plan.size() * Integer.BYTES, index.length));
    for (int i = 0; i < plan.size(); i++) {
      tail.putInt(checksums.get(i));
    }
    tail.put(index).flip();
    var footer =
        new ImageCacheFooter(
            plan.preprocessing().size(),
            plan.size(),
            index.length,
            ImageCacheFooter.checksum(tail));
    write(channel, tail, footer.imageBytes());
    write(channel, footer.encoded(), footer.imageBytes() + footer.tailBytes());
  }

  private static void write(FileChannel channel, ByteBuffer bytes, long position)
      throws IOException {
    for (long at = position; bytes.hasRemaining(); ) {
      at += channel.write(bytes, at);
    }
  }

  /** Puts a renaming on the disk. */
  private static void force(Path folder) throws IOException {
    try (var channel = FileChannel.open(folder)) {
      channel.force(true);
    }
  }
}
