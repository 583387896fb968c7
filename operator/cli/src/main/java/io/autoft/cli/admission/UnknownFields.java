package io.autoft.cli.admission;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Fields that no schema knows. An API server drops them silently if a client does not ask for
 * {@code fieldValidation: Strict}, as {@code kubectl} does.
 */
final class UnknownFields {

  /** At the root of an object; what is in them is none of the schema's. */
  private static final Set<String> OF_EVERY_OBJECT = Set.of("apiVersion", "kind", "metadata");

  private final SortedSet<String> paths = new TreeSet<>();

  private UnknownFields() {}

  /** The paths of unknown fields in an object. */
  static SortedSet<String> of(ObjectNode study, Schema schema) {
    var unknown = new UnknownFields();
    var rest = study.deepCopy();
    rest.remove(OF_EVERY_OBJECT);
    unknown.collect("", rest, schema);
    return unknown.paths;
  }

  private void collect(String path, JsonNode value, Schema schema) {
    if (schema.keepsUnknown()) {
      return;
    }
    value
        .properties()
        .forEach(
            field -> {
              var name = Place.child(path, field.getKey());
              schema
                  .field(field.getKey())
                  .ifPresentOrElse(
                      known -> collect(name, field.getValue(), known), () -> paths.add(name));
            });
    if (value.isArray()) {
      for (var i = 0; i < value.size(); i++) {
        var item = Place.item(path, i);
        var index = i;
        schema.items().ifPresent(known -> collect(item, value.get(index), known));
      }
    }
  }
}
