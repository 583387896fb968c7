package io.autoft.trainer.model;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.autoft.trainer.model.Safetensors.DamagedFileException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The header of a safetensors file: type, shape and place of each tensor. As the format demands,
 * the tensors lie one after the other and are all of the data: otherwise a tensor could be made of
 * another one's bytes, and the model would train with wrong weights.
 *
 * @param entries in the order of the data
 */
record SafetensorsHeader(List<Entry> entries) {

  private static final String METADATA = "__metadata__";

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  /**
   * A tensor's type, shape and place.
   *
   * @param dtype as the file writes it, {@code F32}
   * @param start of its bytes in the data
   * @param end after its last byte
   */
  record Entry(String name, String dtype, Dimensions shape, long start, long end) {

    Entry {
      requireNonNull(name, "name is null");
      requireNonNull(dtype, "dtype is null");
      requireNonNull(shape, "shape is null");
    }

    private static Entry of(String name, JsonNode json) throws DamagedFileException {
      var offsets = json.path("data_offsets");
      if (offsets.size() != 2 || !areCounts(offsets)) {
        throw new DamagedFileException(
            "tensor %s has data_offsets %s; they must be two whole numbers"
                .formatted(name, offsets));
      }
      var shape = json.path("shape");
      if (!shape.isArray() || !areCounts(shape)) {
        throw new DamagedFileException(
            "tensor %s has shape %s; it must be a list of whole numbers".formatted(name, shape));
      }
      return new Entry(
          name,
          json.path("dtype").asText(),
          Dimensions.of(shape),
          offsets.get(0).longValue(),
          offsets.get(1).longValue());
    }

    private static boolean areCounts(JsonNode numbers) {
      for (var number : numbers) {
        if (!number.isIntegralNumber() || !number.canConvertToLong() || number.longValue() < 0) {
          return false;
        }
      }
      return true;
    }

    long bytes() {
      return end - start;
    }

    private void checkPlace(Entry before, long dataBytes) throws DamagedFileException {
      if (end < start || end > dataBytes) {
        throw new DamagedFileException(
            "tensor %s should lie at bytes %d to %d of the data, which have %d: %s"
                .formatted(
                    name,
                    start,
                    end,
                    dataBytes,
                    end < start ? "it ends before it begins" : "the file is cut short"));
      }
      if (start < before.end) {
        throw new DamagedFileException(
            "tensors %s (bytes %d to %d of the data) and %s (%d to %d) overlap"
                .formatted(before.name, before.start, before.end, name, start, end));
      }
      if (start > before.end) {
        throw new DamagedFileException(
            "bytes %d to %d of the data, before tensor %s, belong to no tensor"
                .formatted(before.end, start, name));
      }
    }

    /** Of a type that no model here has, only the place is known. */
    private void checkSize() throws DamagedFileException {
      var precision = Precision.of(dtype);
      if (precision.isPresent() && !isOfSize(precision.get())) {
        throw new DamagedFileException(
            "tensor %s of shape %s has %d bytes".formatted(name, shape, bytes()));
      }
    }

    private boolean isOfSize(Precision precision) {
      try {
        long size = precision.bytes();
        for (long length : shape.lengths()) {
          size = Math.multiplyExact(size, length);
        }
        return size == bytes();
      } catch (ArithmeticException tooLarge) {
        return false;
      }
    }
  }

  SafetensorsHeader {
    entries = List.copyOf(entries);
  }

  /**
   * Reads a header.
   *
   * @param json text of the header
   * @param dataBytes number of bytes that follow it
   * @throws DamagedFileException if these are no such header and data
   */
  static SafetensorsHeader parse(String json, long dataBytes) throws DamagedFileException {
    var entries = new ArrayList<Entry>();
    for (var entry : object(json).properties()) {
      if (!entry.getKey().equals(METADATA)) {
        entries.add(Entry.of(entry.getKey(), entry.getValue()));
      }
    }
    entries.sort(Comparator.comparingLong(Entry::start).thenComparingLong(Entry::end));
    check(entries, dataBytes);
    return new SafetensorsHeader(entries);
  }

  private static JsonNode object(String json) throws DamagedFileException {
    try {
      var tree = JSON.readTree(json);
      if (tree.isObject()) {
        return tree;
      }
    } catch (JsonProcessingException e) {
      throw new DamagedFileException("its header is not JSON: " + e.getOriginalMessage(), e);
    }
    throw new DamagedFileException("its header is not a JSON object");
  }

  private static void check(List<Entry> entries, long dataBytes) throws DamagedFileException {
    var before = new Entry("", "", Dimensions.of(), 0, 0);
    for (var entry : entries) {
      entry.checkPlace(before, dataBytes);
      entry.checkSize();
      before = entry;
    }
    if (before.end < dataBytes) {
      throw new DamagedFileException(
          "the last bytes of the data, %d to %d, belong to no tensor"
              .formatted(before.end, dataBytes));
    }
  }
}
