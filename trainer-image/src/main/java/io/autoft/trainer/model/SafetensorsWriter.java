package io.autoft.trainer.model;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;

/** Writes float32 tensors as safetensors, in the order of their names, one at a time. */
public final class SafetensorsWriter {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int CHUNK = 1 << 18;

  private SafetensorsWriter() {}

  /**
   * Values of one tensor.
   *
   * @param shape of the tensor
   * @param values gives them row by row when the tensor's turn has come; it is asked once
   */
  public record Values(Dimensions shape, Supplier<FloatBuffer> values) {

    public Values {
      requireNonNull(shape, "shape is null");
      requireNonNull(values, "values is null");
    }

    /** Values that are there already. */
    public Values(Dimensions shape, float[] values) {
      this(shape, () -> FloatBuffer.wrap(values));
      check(shape, values.length);
    }

    private static void check(Dimensions shape, long size) {
      if (shape.size() != size) {
        throw new IllegalArgumentException("%d values for shape %s".formatted(size, shape));
      }
    }
  }

  /**
   * Writes the file and forces it to the disk; an existing one is replaced.
   *
   * @throws IOException if the file cannot be written
   */
  public static void write(Path file, Map<String, Values> tensors) throws IOException {
    var sorted = new TreeMap<>(tensors);
    var header = header(sorted);
    try (var channel =
        FileChannel.open(
            file,
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE,
            StandardOpenOption.TRUNCATE_EXISTING)) {
      var length = ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
      writeAll(channel, length.putLong(header.length).flip());
      writeAll(channel, ByteBuffer.wrap(header));
      var chunk = ByteBuffer.allocateDirect(CHUNK * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
      for (var tensor : sorted.values()) {
        var values = tensor.values().get();
        Values.check(tensor.shape(), values.remaining());
        write(channel, values.duplicate(), chunk);
      }
      channel.force(true);
    }
  }

  private static void write(FileChannel channel, FloatBuffer values, ByteBuffer chunk)
      throws IOException {
    while (values.hasRemaining()) {
      int size = Math.min(values.remaining(), CHUNK);
      chunk.clear().asFloatBuffer().put(values.slice(values.position(), size));
      values.position(values.position() + size);
      writeAll(channel, chunk.limit(size * Float.BYTES));
    }
  }

  private static byte[] header(SortedMap<String, Values> tensors) {
    var entries = new LinkedHashMap<String, Object>();
    // Readers of the Python libraries refuse a file that does not name its framework.
    entries.put("__metadata__", Map.of("format", "pt"));
    long offset = 0;
    for (var tensor : tensors.entrySet()) {
      long end = offset + tensor.getValue().shape().size() * Float.BYTES;
      var entry = new LinkedHashMap<String, Object>();
      entry.put("dtype", "F32");
      entry.put("shape", tensor.getValue().shape().lengths());
      entry.put("data_offsets", List.of(offset, end));
      entries.put(tensor.getKey(), entry);
      offset = end;
    }
    try {
      // The data begin at a multiple of eight bytes, so that they can be mapped as they are.
      var json = JSON.writeValueAsString(entries);
      var padding = " ".repeat((8 - json.getBytes(StandardCharsets.UTF_8).length % 8) % 8);
      return (json + padding).getBytes(StandardCharsets.UTF_8);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("names, shapes and offsets are plain data", e);
    }
  }

  private static void writeAll(FileChannel channel, ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }
}
