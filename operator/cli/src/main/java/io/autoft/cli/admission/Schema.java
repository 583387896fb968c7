package io.autoft.cli.admission;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BinaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What the CRD says of one place in a study.
 *
 * @param types the JSON types that a value may have, in the words of JSON Schema
 * @param properties the fields of an object, in the order of the CRD
 * @param additional the schema of the values of a map with free keys
 * @param items the schema of the items of a list
 * @param keepsUnknown whether fields are kept that no schema knows
 * @param checks of the value itself, apart from its type
 * @param keys by which the items of a list are told apart; empty for a list that is one value
 */
record Schema(
    List<String> types,
    Map<String, Schema> properties,
    Optional<Schema> additional,
    Optional<Schema> items,
    List<String> required,
    Optional<JsonNode> defaultValue,
    boolean keepsUnknown,
    List<ValueCheck> checks,
    List<String> keys,
    List<Rule> rules) {

  /**
   * A field of an object or an item of a list, in an object that is being checked.
   *
   * @param path for messages
   * @param old what was there before; missing if nothing was
   */
  record Part(String path, JsonNode value, JsonNode old, Schema schema) {}

  /**
   * The fields and items of a value that are known here.
   *
   * @param path of the value
   * @param old what was there before
   * @param place the path of a field, from that of its object and its name
   */
  Stream<Part> parts(String path, JsonNode value, JsonNode old, BinaryOperator<String> place) {
    return value.isArray()
        ? items.stream().flatMap(known -> items(path, value, old, known))
        : value.properties().stream()
            .flatMap(
                field -> {
                  var name = field.getKey();
                  return field(name).stream()
                      .map(
                          known ->
                              new Part(
                                  place.apply(path, name),
                                  field.getValue(),
                                  old.path(name),
                                  known));
                });
  }

  private Stream<Part> items(String path, JsonNode value, JsonNode old, Schema known) {
    return IntStream.range(0, value.size())
        .mapToObj(
            i -> new Part(Place.item(path, i), value.get(i), sameItem(value.get(i), old), known));
  }

  /** The schema of a field, whether the CRD names it or its key is free. */
  Optional<Schema> field(String name) {
    return Optional.ofNullable(properties.get(name)).or(() -> additional);
  }

  /** The type in the messages of rules. */
  String type() {
    return String.join(",", types);
  }

  /**
   * The item of another list that has the keys of this one; missing if there is none, or if items
   * have no keys.
   */
  private JsonNode sameItem(JsonNode item, JsonNode others) {
    if (!keys.isEmpty()) {
      for (var other : others) {
        if (keys.stream().allMatch(key -> other.path(key).equals(item.path(key)))) {
          return other;
        }
      }
    }
    return MissingNode.getInstance();
  }
}
