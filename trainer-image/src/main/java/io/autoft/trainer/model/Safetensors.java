package io.autoft.trainer.model;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
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

  /**
   * One tensor.
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
  }

  Safetensors {
    tensors = Map.copyOf(tensors);
  }

  /**
   * Parses a file.
   *
   * @throws DamagedFileException if the bytes are not a whole file of this format
   */
  static Safetensors parse(ByteBuffer file) throws DamagedFileException {
    var bytes = file.duplicate().order(ByteOrder.LITTLE_ENDIAN);
    long headerLength = bytes.remaining() < Long.BYTES ? -1 : bytes.getLong();
    if (headerLength < 2 || headerLength > bytes.remaining()) {
      throw new DamagedFileException("it does not start with the length of a header");
    }
    var header = new byte[(int) headerLength];
    bytes.get(header);
    var data = bytes.slice();
    var tensors = new LinkedHashMap<String, Tensor>();
    for (var entry : json(header).properties()) {
      if (!entry.getKey().equals(METADATA)) {
        tensors.put(entry.getKey(), tensor(entry.getKey(), entry.getValue(), data));
      }
    }
    return new Safetensors(tensors);
  }

  private static JsonNode json(byte[] header) throws DamagedFileException {
    try {
      var json = JSON.readTree(new String(header, StandardCharsets.UTF_8));
      if (json.isObject()) {
        return json;
      }
    } catch (JsonProcessingException e) {
      throw new DamagedFileException("its header is not JSON", e);
    }
    throw new DamagedFileException("its header is not a JSON object");
  }

  private static Tensor tensor(String name, JsonNode entry, ByteBuffer data)
      throws DamagedFileException {
    var offsets = entry.path("data_offsets");
    long start = offsets.path(0).asLong(-1);
    long end = offsets.path(1).asLong(-1);
    if (start < 0 || end < start || end > data.limit()) {
      throw new DamagedFileException(
          "tensor %s should lie at bytes %d to %d of the data, which have %d: the file is cut short"
              .formatted(name, start, end, data.limit()));
    }
    var shape = Dimensions.of(entry.path("shape"));
    var dtype = entry.path("dtype").asText();
    var slice = data.slice((int) start, (int) (end - start)).order(ByteOrder.LITTLE_ENDIAN);
    if (dtype.equals("F32") && shape.size() * Float.BYTES != end - start) {
      throw new DamagedFileException(
          "tensor %s of shape %s has %d bytes".formatted(name, shape, end - start));
    }
    return new Tensor(dtype, shape, slice);
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
