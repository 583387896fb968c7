package io.autoft.cli.admission;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.autoft.api.v1alpha1.ApiNames;
import java.util.Arrays;
import java.util.Map;

/** Changes of a study file on the command line. */
public final class Settings {

  private Settings() {}

  /**
   * The study of a file with other values at some places, as JSON. A file that has not one study
   * comes back as it is, for admission to say so.
   *
   * @param values YAML by path, such as {@code spec.budget.trials}; {@code spec.} may be left out,
   *     and an item of a list is named by its index
   * @throws IllegalArgumentException naming a path that is none, or a value that is no YAML
   */
  public static String apply(String text, Map<String, String> values) {
    var studies = Manifest.read(text).objects(ApiNames.STUDY);
    if (values.isEmpty() || studies.size() != 1) {
      return text;
    }
    var study = studies.get(0);
    values.forEach((path, yaml) -> set(study, path, value(path, yaml)));
    return study.toPrettyString();
  }

  private static JsonNode value(String path, String yaml) {
    var read = Manifest.read("value: " + yaml);
    if (!read.complaints().isEmpty()) {
      throw new IllegalArgumentException(
          "%s: %s is no YAML: %s".formatted(path, yaml, read.complaints().get(0)));
    }
    return read.documents().get(0).path("value");
  }

  private static void set(ObjectNode study, String path, JsonNode value) {
    boolean whole = path.startsWith("spec.") || path.startsWith("metadata.");
    var names = (whole ? path : "spec." + path).split("\\.", -1);
    if (Arrays.asList(names).contains("")) {
      throw new IllegalArgumentException("%s is no path of a field".formatted(path));
    }
    JsonNode parent = study;
    for (int i = 0; i < names.length - 1; i++) {
      parent = child(parent, names[i], path);
    }
    put(parent, names[names.length - 1], value, path);
  }

  /** A field that the file leaves out is made. */
  private static JsonNode child(JsonNode parent, String name, String path) {
    if (parent instanceof ArrayNode list) {
      return list.path(index(list, name, path));
    }
    if (parent instanceof ObjectNode object) {
      return object.path(name).isContainerNode() ? object.get(name) : object.putObject(name);
    }
    throw new IllegalArgumentException("%s: there is nothing in %s".formatted(path, name));
  }

  private static void put(JsonNode parent, String name, JsonNode value, String path) {
    if (parent instanceof ArrayNode list) {
      list.set(index(list, name, path), value);
    } else if (parent instanceof ObjectNode object) {
      object.set(name, value);
    } else {
      throw new IllegalArgumentException("%s: nothing can be set there".formatted(path));
    }
  }

  private static int index(ArrayNode list, String name, String path) {
    int index = name.matches("\\d{1,6}") ? Integer.parseInt(name) : list.size();
    if (index >= list.size()) {
      throw new IllegalArgumentException(
          "%s: the list has items 0 to %d, and no %s".formatted(path, list.size() - 1, name));
    }
    return index;
  }
}
