package io.autoft.cluster.trial;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Lays a user's pod template over the generated one: objects are merged field by field, lists of
 * named objects by name, everything else is replaced. A field that is null there is removed, as in
 * a JSON merge patch (RFC 7386). An object with {@code $patch: replace} stands for itself, as in a
 * strategic merge patch; {@code kubectl apply} leaves nulls out.
 */
final class PodTemplateMerge {

  /** What an object says of how it is merged. */
  static final String DIRECTIVE = "$patch";

  private static final String NAME = "name";
  private static final String REPLACE = "replace";

  private PodTemplateMerge() {}

  /** {@code base} with {@code over} laid over it; neither is changed. */
  static JsonNode merge(JsonNode base, JsonNode over) {
    if (over instanceof ObjectNode right && REPLACE.equals(right.path(DIRECTIVE).asText())) {
      return right.deepCopy().without(DIRECTIVE);
    }
    if (base instanceof ObjectNode left && over instanceof ObjectNode right) {
      var merged = left.deepCopy();
      right
          .properties()
          .forEach(
              field -> {
                var former = left.get(field.getKey());
                if (field.getValue().isNull()) {
                  merged.remove(field.getKey());
                } else {
                  merged.set(
                      field.getKey(),
                      former == null ? field.getValue() : merge(former, field.getValue()));
                }
              });
      return merged;
    }
    if (base instanceof ArrayNode left && over instanceof ArrayNode right && named(left, right)) {
      return mergeByName(left, right);
    }
    return over;
  }

  private static ArrayNode mergeByName(ArrayNode base, ArrayNode over) {
    var merged = base.deepCopy();
    for (var element : over) {
      int position = positionOf(merged, element.get(NAME));
      if (position < 0) {
        merged.add(element);
      } else {
        merged.set(position, merge(merged.get(position), element));
      }
    }
    return merged;
  }

  private static int positionOf(ArrayNode list, JsonNode name) {
    for (int i = 0; i < list.size(); i++) {
      if (name.equals(list.get(i).get(NAME))) {
        return i;
      }
    }
    return -1;
  }

  private static boolean named(ArrayNode left, ArrayNode right) {
    for (var list : new ArrayNode[] {left, right}) {
      for (var element : list) {
        if (!element.has(NAME)) {
          return false;
        }
      }
    }
    return true;
  }
}
