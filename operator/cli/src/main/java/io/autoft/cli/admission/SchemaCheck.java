package io.autoft.cli.admission;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Checks the values of an object against its schema.
 *
 * <p>What an update does not change is not complained about: an object that was stored under an
 * earlier schema can still be changed elsewhere ("ratcheting").
 */
final class SchemaCheck {

  private SchemaCheck() {}

  /** What is wrong with a new object; {@code old} is missing if there was none. */
  static Set<Complaint> complaints(JsonNode object, JsonNode old, Schema schema) {
    var complaints = new LinkedHashSet<Complaint>();
    check("", object, old, schema, complaints::add);
    return complaints;
  }

  private static void check(
      String path, JsonNode value, JsonNode old, Schema schema, Consumer<Complaint> complaints) {
    if (value.equals(old)) {
      return;
    }
    if (schema.types().stream().noneMatch(type -> JsonType.allows(type, value))) {
      complaints.accept(Complaint.ofAnotherType(path, JsonType.of(value), schema.type()));
    }
    schema.checks().forEach(check -> check.check(path, value, complaints));
    if (value.isObject()) {
      checkFields(path, value, old, schema, complaints);
    } else if (value.isArray()) {
      schema.items().ifPresent(items -> checkItems(path, value, old, schema, items, complaints));
    }
  }

  private static void checkFields(
      String path, JsonNode value, JsonNode old, Schema schema, Consumer<Complaint> complaints) {
    value
        .properties()
        .forEach(
            field ->
                schema
                    .field(field.getKey())
                    .ifPresent(
                        known ->
                            check(
                                Place.child(path, field.getKey()),
                                field.getValue(),
                                old.path(field.getKey()),
                                known,
                                complaints)));
    schema.required().stream()
        .filter(name -> !value.has(name))
        .forEach(name -> complaints.accept(Complaint.required(Place.child(path, name), "")));
  }

  private static void checkItems(
      String path,
      JsonNode value,
      JsonNode old,
      Schema schema,
      Schema items,
      Consumer<Complaint> complaints) {
    for (var i = 0; i < value.size(); i++) {
      var item = value.get(i);
      check(Place.item(path, i), item, schema.sameItem(item, old), items, complaints);
    }
  }
}
