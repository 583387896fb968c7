package io.autoft.trainer.model;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A parsed safetensors file: eight bytes with the length of the header (little-endian), the header
 * as JSON (name to dtype, shape and offsets into the data), the data.
 *
 * @param tensors by name; the data are views, nothing is copied
 * @see <a href="https://github.com/huggingface/safetensors#format">the format</a>
 */
record Safetensors(Map<String, Tensor> tensors) {

  /** The format's own bound. */
  private static final int LONGEST_HEADER = 100_000_000;

  /**
   * Type, shape and place of a tensor.
   *
   * @param dtype as the file writes it, {@code F32}
   * @param shape empty for a scalar
   * @param data little-endian, at position 0
   */
  record Tensor(String dtype, Dimensions shape, ByteBuffer data) {

    Tensor {
      requireNonNull(dtype, "dtype is null");
      requireNonNull(shape, "shape is null");
      requireNonNull(data, "data is null");
    }

    /** Its precision, of a tensor whose dtype was found to be one. */
    Precision precision() {
      return Precision.of(dtype).orElseThrow();
    }

    /** The scalars, row by row: those of the file, or a copy where they are narrower. */
    FloatBuffer floats() {
      return precision().widen(data.duplicate().order(ByteOrder.LITTLE_ENDIAN));
    }
  }

  Safetensors {
    tensors = Map.copyOf(tensors);
  }

  /**
   * Parses a file; each tensor is a mapping of its own.
   *
   * @throws DamagedFileException if the bytes are not a whole file of this format
   */
  static Safetensors parse(FileContent file) throws IOException, DamagedFileException {
    var start = Math.min(file.size(), Long.BYTES);
    var length = file.get(0, (int) start).order(ByteOrder.LITTLE_ENDIAN);
    long headerLength = start < Long.BYTES ? -1 : length.getLong();
    if (headerLength < 2
        || headerLength > file.size() - Long.BYTES
        || headerLength > LONGEST_HEADER) {
      throw new DamagedFileException("it does not start with the length of a header");
    }
    var json = StandardCharsets.UTF_8.decode(file.get(Long.BYTES, (int) headerLength)).toString();
    long data = Long.BYTES + headerLength;
    var tensors = new LinkedHashMap<String, Tensor>();
    for (var entry : SafetensorsHeader.parse(json, file.size() - data).entries()) {
      tensors.put(entry.name(), tensor(entry, file, data));
    }
    return new Safetensors(tensors);
  }

  private static Tensor tensor(SafetensorsHeader.Entry entry, FileContent file, long data)
      throws IOException, DamagedFileException {
    if (entry.bytes() > Integer.MAX_VALUE) {
      throw new DamagedFileException(
          "tensor %s has %d bytes; one tensor may have 2 GiB"
              .formatted(entry.name(), entry.bytes()));
    }
    var bytes = file.get(data + entry.start(), (int) entry.bytes());
    return new Tensor(entry.dtype(), entry.shape(), bytes.order(ByteOrder.LITTLE_ENDIAN));
  }

  /** Bytes that are not a whole safetensors file; the message continues "the file is damaged: ". */
  static final class DamagedFileException extends Exception {

    private static final long serialVersionUID = 1L;

    DamagedFileException(String message) {
      super(message);
    }

    DamagedFileException(String message, Throwable cause) {
      super(message, cause);
    }
  }
}
