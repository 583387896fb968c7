package io.autoft.cli.view;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * The settings in which studies differ, of those that have to do with scores.
 *
 * @param columns of the studies
 * @param settings by path, of each study
 */
record ComparedSettings(Columns columns, List<Map<String, JsonNode>> settings) {

  private static final List<String> PARTS =
      List.of("model", "data", "objective", "search", "confirmation", "finalTraining");

  static ComparedSettings of(List<ComparedStudy> studies) {
    return new ComparedSettings(
        new Columns(studies), studies.stream().map(ComparedSettings::flat).toList());
  }

  /** The first has the studies' labels. */
  List<String> lines() {
    var names = new TreeSet<String>();
    settings.forEach(study -> names.addAll(study.keySet()));
    return Stream.concat(
            Stream.of(columns.row("", ComparedStudy::label)),
            names.stream()
                .filter(name -> differ(texts(name, JsonNode::toString)))
                .map(name -> columns.row(name, shown(name))))
        .toList();
  }

  private static boolean differ(List<String> texts) {
    return texts.stream().distinct().count() > 1;
  }

  /** Of a list the names, if those differ. */
  private List<String> shown(String name) {
    var brief = texts(name, ComparedSettings::brief);
    return differ(brief) ? brief : texts(name, JsonNode::toString);
  }

  private List<String> texts(String name, Function<JsonNode, String> text) {
    return settings.stream()
        .map(study -> study.getOrDefault(name, MissingNode.getInstance()))
        .map(text)
        .toList();
  }

  private static String brief(JsonNode value) {
    return value.isArray()
        ? StreamSupport.stream(value.spliterator(), false)
            .map(element -> element.path("name").asText(element.asText()))
            .collect(Collectors.joining(", "))
        : value.asText("-");
  }

  private static Map<String, JsonNode> flat(ComparedStudy study) {
    var values = new TreeMap<String, JsonNode>();
    PARTS.forEach(part -> flatten(part, study.study().spec().path(part), values));
    return values;
  }

  private static void flatten(String path, JsonNode node, Map<String, JsonNode> values) {
    if (node.isObject()) {
      node.properties().forEach(e -> flatten(path + "." + e.getKey(), e.getValue(), values));
    } else if (!node.isMissingNode() && !node.isNull()) {
      values.put(path, node);
    }
  }
}
