package io.autoft.trainer.model;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
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

  private static final String METADATA = "__metadata__";
  private static final ObjectMapper JSON = new ObjectMapper();

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
    var header = file.get(Long.BYTES, (int) headerLength);
    long data = Long.BYTES + headerLength;
    var tensors = new LinkedHashMap<String, Tensor>();
    for (var entry : json(header).properties()) {
      if (!entry.getKey().equals(METADATA)) {
        tensors.put(entry.getKey(), tensor(entry.getKey(), entry.getValue(), file, data));
      }
    }
    return new Safetensors(tensors);
  }

  private static JsonNode json(ByteBuffer header) throws DamagedFileException {
    try {
      var json = JSON.readTree(StandardCharsets.UTF_8.decode(header).toString());
      if (json.isObject()) {
        return json;
      }
    } catch (JsonProcessingException e) {
      throw new DamagedFileException("its header is not JSON", e);
    }
    throw new DamagedFileException("its header is not a JSON object");
  }

  private static Tensor tensor(String name, JsonNode entry, FileContent file, long data)
      throws IOException, DamagedFileException {
    var offsets = entry.path("data_offsets");
    long start = offsets.path(0).asLong(-1);
    long end = offsets.path(1).asLong(-1);
    if (start < 0 || end < start || end > file.size() - data) {
      throw new DamagedFileException(
          "tensor %s should lie at bytes %d to %d of the data, which have %d: the file is cut short"
              .formatted(name, start, end, file.size() - data));
    }
    var shape = Dimensions.of(entry.path("shape"));
    var dtype = entry.path("dtype").asText();
    var precision = Precision.of(dtype);
    if (precision.isPresent() && shape.size() * precision.get().bytes() != end - start) {
      throw new DamagedFileException(
          "tensor %s of shape %s has %d bytes".formatted(name, shape, end - start));
    }
    if (end - start > Integer.MAX_VALUE) {
      throw new DamagedFileException(
          "tensor %s has %d bytes; one tensor may have 2 GiB".formatted(name, end - start));
    }
    var bytes = file.get(data + start, (int) (end - start));
    return new Tensor(dtype, shape, bytes.order(ByteOrder.LITTLE_ENDIAN));
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
