package io.autoft.cli.admission;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Fills in what a study leaves out. */
final class Defaults {

  private Defaults() {}

  /**
   * Sets the fields of objects that are not there, or null, and have a default, from the outside
   * in, so that a default object gets the defaults of its fields; then drops the fields that are
   * still null. Objects that are not there and have no default stay away, whatever their fields
   * say.
   */
  static void fillIn(JsonNode value, Schema schema) {
    if (value instanceof ObjectNode object) {
      schema.properties().forEach((name, field) -> fillIn(object, name, field));
      object
          .properties()
          .forEach(
              field ->
                  schema.field(field.getKey()).ifPresent(known -> fillIn(field.getValue(), known)));
      object
          .properties()
          .removeIf(field -> field.getValue().isNull() && schema.field(field.getKey()).isPresent());
    } else if (value.isArray()) {
      schema.items().ifPresent(items -> value.forEach(item -> fillIn(item, items)));
    }
  }

  private static void fillIn(ObjectNode object, String name, Schema field) {
    if (!object.hasNonNull(name)) {
      field.defaultValue().ifPresent(standard -> object.set(name, Numbers.normalized(standard)));
    }
  }
}
