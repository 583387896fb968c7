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

/** The settings in which studies differ, of those that have to do with scores. */
record ComparedSettings(List<ComparedStudy> studies) {

  private static final List<String> PARTS =
      List.of("model", "data", "objective", "search", "confirmation", "finalTraining");

  /** The first has the studies' labels. */
  List<String> lines() {
    var columns = new Columns(studies);
    var names = new TreeSet<String>();
    studies.forEach(study -> names.addAll(flat(study).keySet()));
    return Stream.concat(
            Stream.of(columns.row("", ComparedStudy::label)),
            names.stream()
                .filter(name -> differs(study -> value(study, name).toString()))
                .map(name -> columns.row(name, text(name))))
        .toList();
  }

  private boolean differs(Function<ComparedStudy, String> text) {
    return studies.stream().map(text).distinct().count() > 1;
  }

  /** Of a list the names, if those differ. */
  private Function<ComparedStudy, String> text(String name) {
    Function<ComparedStudy, String> brief = study -> brief(value(study, name));
    return differs(brief) ? brief : study -> value(study, name).toString();
  }

  private static String brief(JsonNode value) {
    return value.isArray()
        ? StreamSupport.stream(value.spliterator(), false)
            .map(element -> element.path("name").asText(element.asText()))
            .collect(Collectors.joining(", "))
        : value.asText("-");
  }

  private static JsonNode value(ComparedStudy study, String name) {
    return flat(study).getOrDefault(name, MissingNode.getInstance());
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
