package io.autoft.trainer.data;

import static java.util.Objects.requireNonNull;

import io.autoft.contract.Reason;
import io.autoft.trainer.failure.TrialFailure;
import io.autoft.trainer.image.DamagedImageException;
import io.autoft.trainer.image.ImageFile;
import io.autoft.trainer.image.ImageHeader;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decodes the images of a plan in any order, by several threads, and remembers of which files there
 * is something to say.
 */
final class Decoding {

  private static final Logger LOG = LoggerFactory.getLogger("trainer");
  private static final int SHOWN_WARNINGS = 10;

  private final ImageCachePlan plan;
  private final DecodingMemory memory;
  private final Map<Integer, String> warnings = new ConcurrentSkipListMap<>();

  Decoding(ImageCachePlan plan, DecodingMemory memory) {
    this.plan = requireNonNull(plan, "plan is null");
    this.memory = requireNonNull(memory, "memory is null");
  }

  /**
   * Decodes and preprocesses an image.
   *
   * @throws DamagedImageException if its content cannot be decoded
   * @throws IOException if it cannot be read
   * @throws TrialFailure OutOfMemory naming the file and what to raise
   */
  byte[] pixels(int image) throws IOException, InterruptedException, TrialFailure {
    Optional<ImageHeader> header = Optional.empty();
    int size = plan.preprocessing().size();
    try {
      header = ImageHeader.read(plan.file(image));
      return memory.with(
          header.map(h -> h.decodingBytes(size, memory.bandBytes())).orElse(0L),
          () -> preprocessed(image));
    } catch (DamagedImageException e) {
      warnings.remove(image);
      throw new DamagedImageException(named(image, e.getMessage()));
    } catch (IOException e) {
      throw new IOException(named(image, e.getMessage()), e);
    } catch (OutOfMemoryError e) {
      throw new TrialFailure(
          Reason.OutOfMemory,
          "%s: %s: %s"
              .formatted(
                  plan.set(),
                  plan.places().get(image),
                  named(image, memory.shortage(header, size))),
          e);
    }
  }

  private byte[] preprocessed(int image) throws IOException {
    try (var bands =
        ImageFile.open(
            plan.file(image),
            memory.bandBytes(),
            warning -> warnings.putIfAbsent(image, warning))) {
      return plan.preprocessing().apply(bands);
    }
  }

  /** A message with the path of the image, where its place does not have it. */
  private String named(int image, String message) {
    var example = plan.examples().get(image);
    return example.line() == 0 ? message : example.path() + ": " + message;
  }

  /** Warns of the files that were read though something is wrong with them. */
  void sayWarnings() {
    warnings.entrySet().stream()
        .limit(SHOWN_WARNINGS)
        .forEach(
            warning ->
                LOG.warn(
                    "{}: {} is read as it is: {}",
                    plan.set(),
                    plan.file(warning.getKey()),
                    warning.getValue()));
    if (warnings.size() > SHOWN_WARNINGS) {
      LOG.warn("{}: and {} more files like these", plan.set(), warnings.size() - SHOWN_WARNINGS);
    }
  }
}
