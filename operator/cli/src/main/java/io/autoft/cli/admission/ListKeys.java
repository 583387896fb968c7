package io.autoft.cli.admission;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;

/**
 * Checks that the items of a list with keys ({@code x-kubernetes-list-type: map}) differ in them.
 */
final class ListKeys {

  private final List<Complaint> complaints = new ArrayList<>();

  private ListKeys() {}

  /** A complaint for the second of the items that have the same keys. */
  static List<Complaint> duplicates(JsonNode object, Schema schema) {
    var keys = new ListKeys();
    keys.check("", object, schema);
    return keys.complaints;
  }

  private void check(String path, JsonNode value, Schema schema) {
    value.properties().forEach(field -> checkField(path, field.getKey(), field.getValue(), schema));
    if (value.isArray()) {
      if (!schema.keys().isEmpty()) {
        checkKeys(path, value, schema.keys());
      }
      for (var i = 0; i < value.size(); i++) {
        var item = Place.item(path, i);
        var index = i;
        schema.items().ifPresent(items -> check(item, value.get(index), items));
      }
    }
  }

  private void checkField(String path, String name, JsonNode value, Schema schema) {
    schema.field(name).ifPresent(known -> check(Place.field(path, name, schema), value, known));
  }

  private void checkKeys(String path, JsonNode list, List<String> names) {
    for (var i = 0; i < list.size(); i++) {
      if (!list.get(i).isObject() && !list.get(i).isNull()) {
        complaints.add(
            Complaint.invalid(
                Place.item(path, i),
                list.get(i),
                "must be an object for an array of list-type map"));
        return;
      }
    }
    var counts = new HashMap<ObjectNode, Integer>();
    for (var i = 0; i < list.size(); i++) {
      var keys = keys(list.get(i), names);
      if (counts.merge(keys, 1, Integer::sum) == 2) {
        complaints.add(Complaint.duplicate(Place.item(path, i), keys));
      }
    }
  }

  private static ObjectNode keys(JsonNode item, List<String> names) {
    var keys = JsonNodeFactory.instance.objectNode();
    names.stream().filter(item::has).forEach(name -> keys.set(name, item.get(name)));
    return keys;
  }
}
