package io.autoft.cli.report;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;

/**
 * A chart.
 *
 * @param id names the function of {@code charts.js} that draws it
 * @param description what a screen reader says in its place
 * @param height in pixels
 * @param data what is drawn, as Jackson writes it; empty where it is that of the chart before
 * @param numbers the same as tables
 */
record Chart(
    String id,
    String title,
    String description,
    int height,
    Optional<Object> data,
    List<Table> numbers) {

  Chart {
    requireNonNull(id, "id is null");
    requireNonNull(title, "title is null");
    requireNonNull(description, "description is null");
    requireNonNull(data, "data is null");
    numbers = List.copyOf(numbers);
  }

  /** A chart of its own data. */
  Chart(String id, String title, String description, int height, Object data, Table... numbers) {
    this(id, title, description, height, Optional.of(data), List.of(numbers));
  }
}
