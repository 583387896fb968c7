package io.autoft.trainer.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;

/**
 * A shape that can be compared and written down without the engine.
 *
 * @param lengths along each axis; none for a scalar
 */
public record Dimensions(List<Long> lengths) {

  public Dimensions {
    lengths = List.copyOf(lengths);
  }

  /** A shape of these lengths. */
  static Dimensions of(long... lengths) {
    return new Dimensions(LongStream.of(lengths).boxed().toList());
  }

  /** The shape that a JSON array of integers gives. */
  static Dimensions of(JsonNode array) {
    var lengths = new ArrayList<Long>();
    array.forEach(length -> lengths.add(length.asLong()));
    return new Dimensions(lengths);
  }

  /** Number of scalars. */
  public long size() {
    return lengths.stream().mapToLong(Long::longValue).reduce(1, (a, b) -> a * b);
  }

  /** The lengths as the engine takes them. */
  long[] toArray() {
    return lengths.stream().mapToLong(Long::longValue).toArray();
  }

  @Override
  public String toString() {
    return lengths.toString();
  }
}
