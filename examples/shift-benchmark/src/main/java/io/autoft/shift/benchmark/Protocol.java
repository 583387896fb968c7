package io.autoft.shift.benchmark;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.Yaml;

/**
 * What is run: {@code study.template} with the changes of a world and of a method over it. A null
 * in a change removes a field.
 */
final class Protocol {

  /**
   * The honest rivals: both objectives made by hand, with the search and the budget of the others.
   */
  static final List<String> RIVALS = List.of("fine-tuning-tuned", "flyp-tuned");

  private static final YAMLMapper YAML = new YAMLMapper();

  private final String base = text("study.template");
  private final String worlds = text("worlds.yaml");
  private final String methods = text("methods.yaml");

  List<String> worlds() {
    return names(worlds);
  }

  List<String> methods() {
    return names(methods);
  }

  /** The study file of a run. */
  String study(Run run) throws JsonProcessingException {
    var study = (ObjectNode) tree(base, run);
    var spec = (ObjectNode) study.get("spec");
    var world = (ObjectNode) change("world", worlds, run.world(), run);
    var method = withRates(methods, world.remove("rates"));
    merge(spec, world);
    merge(spec, change("method", method, run.method(), run));
    return YAML.writeValueAsString(study);
  }

  private static String withRates(String methods, JsonNode rates) {
    var filled = methods;
    for (var rate : rates.properties()) {
      filled = filled.replace("${%s}".formatted(rate.getKey()), rate.getValue().asText());
    }
    return filled;
  }

  private static JsonNode change(String kind, String document, String name, Run run) {
    var change = tree(document, run).get(name);
    if (change == null) {
      throw new IllegalArgumentException(
          "there is no %s %s; there are %s"
              .formatted(kind, name, String.join(", ", names(document))));
    }
    return change;
  }

  private static void merge(ObjectNode into, JsonNode change) {
    for (var field : change.properties()) {
      var old = into.get(field.getKey());
      if (field.getValue().isNull()) {
        into.remove(field.getKey());
      } else if (field.getValue().isObject() && old != null && old.isObject()) {
        merge((ObjectNode) old, field.getValue());
      } else {
        into.set(field.getKey(), field.getValue().deepCopy());
      }
    }
  }

  private static List<String> names(String document) {
    return tree(document, new Run("", "", 0)).properties().stream().map(Map.Entry::getKey).toList();
  }

  /** Through SnakeYAML, which knows anchors and what is merged from them. */
  private static JsonNode tree(String document, Run run) {
    var filled =
        document.replace("${seed}", Long.toString(run.seed())).replace("${name}", run.name());
    return YAML.valueToTree(new Yaml().load(filled));
  }

  private static String text(String resource) {
    try (var in = Protocol.class.getResourceAsStream(resource)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(resource, e);
    }
  }
}
