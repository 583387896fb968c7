package io.autoft.cluster.policy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collection;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A place in a pod template and what is there.
 *
 * @param path as the author of the study finds it
 * @param value a missing node where nothing is
 */
record Field(String path, JsonNode value) {

  private static final String NAME = "name";

  /** The field below this one, or at the end of a chain of them. */
  Field at(String... names) {
    var field = this;
    for (var name : names) {
      field = new Field(field.path + "." + name, field.value.path(name));
    }
    return field;
  }

  /** The elements of a list, called by their names where they have one. */
  Stream<Field> elements() {
    return IntStream.range(0, value.size()).mapToObj(this::element);
  }

  private Field element(int index) {
    var element = value.path(index);
    var key = element.has(NAME) ? NAME + "=" + element.path(NAME).asText() : "" + index;
    return new Field("%s[%s]".formatted(path, key), element);
  }

  /** All fields of an object but some. */
  Stream<Field> fieldsExcept(Collection<String> names) {
    return value.properties().stream()
        .filter(field -> !names.contains(field.getKey()))
        .map(field -> new Field(path + "." + field.getKey(), field.getValue()));
  }

  /** Whether something is there. */
  boolean isSet() {
    return !value.isMissingNode() && !value.isNull();
  }

  /** Whether a text is there that says something. */
  boolean hasText() {
    return !text().isEmpty();
  }

  boolean isTrue() {
    return value.asBoolean(false);
  }

  boolean isFalse() {
    return isSet() && !value.asBoolean(true);
  }

  /** Empty where nothing is. */
  String text() {
    return value.asText("");
  }

  /** What is wrong with it. */
  String must(String be) {
    return path + " must " + be;
  }
}
