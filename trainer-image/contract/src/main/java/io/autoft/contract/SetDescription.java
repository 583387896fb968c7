package io.autoft.contract;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;

/**
 * What is in a data set, or in one of its splits.
 *
 * @param name as it was asked for
 * @param source as it was asked for
 * @param format of the source, as found; {@code Auto} where a source has none
 * @param split absent where the source has none
 * @param classes of the whole source with the examples that this split has of each, in the order of
 *     the labels
 * @param groups with an example in this split; none if the source has no groups
 */
public record SetDescription(
    String name,
    String source,
    DataFormat format,
    Optional<String> split,
    List<Count> classes,
    List<Count> groups) {

  /** How many examples have a name; several classes can have the same. */
  public record Count(String name, int examples) {

    public Count {
      requireNonNull(name, "name is null");
    }
  }

  public SetDescription {
    requireNonNull(name, "name is null");
    requireNonNull(source, "source is null");
    format = format == null ? DataFormat.Auto : format;
    split = Optionals.orEmpty(split);
    classes = classes == null ? List.of() : List.copyOf(classes);
    groups = groups == null ? List.of() : List.copyOf(groups);
  }

  /** Number of examples. */
  public int examples() {
    return classes.stream().mapToInt(Count::examples).sum();
  }
}
