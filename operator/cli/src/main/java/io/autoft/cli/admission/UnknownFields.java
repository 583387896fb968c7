package io.autoft.cli.admission;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
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
    unknown.collect("", rest, Optional.of(schema));
    return unknown.paths;
  }

  private void collect(String path, JsonNode value, Optional<Schema> schema) {
    if (schema.map(Schema::keepsUnknown).orElse(false)) {
      return;
    }
    for (var field : value.properties()) {
      var name = Place.child(path, field.getKey());
      var known = schema.flatMap(object -> object.field(field.getKey()));
      if (known.isPresent()) {
        collect(name, field.getValue(), known);
      } else {
        paths.add(name);
      }
    }
    for (var i = 0; value.isArray() && i < value.size(); i++) {
      collect(Place.item(path, i), value.get(i), schema.flatMap(Schema::items));
    }
  }
}
