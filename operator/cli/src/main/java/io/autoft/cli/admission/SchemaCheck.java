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
    schema
        .parts(path, value, old, Place::child)
        .forEach(p -> check(p.path(), p.value(), p.old(), p.schema(), complaints));
    if (value.isObject()) {
      requireFields(path, value, schema, complaints);
    }
  }

  private static void requireFields(
      String path, JsonNode value, Schema schema, Consumer<Complaint> complaints) {
    schema.required().stream()
        .filter(name -> !value.has(name))
        .forEach(name -> complaints.accept(Complaint.required(Place.child(path, name), "")));
  }
}
