package io.autoft.cli.view;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

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
                .filter(name -> studies.stream().map(s -> value(s, name)).distinct().count() > 1)
                .map(name -> columns.row(name, s -> value(s, name))))
        .toList();
  }

  private static String value(ComparedStudy study, String name) {
    return flat(study).getOrDefault(name, "-");
  }

  private static Map<String, String> flat(ComparedStudy study) {
    var values = new TreeMap<String, String>();
    PARTS.forEach(part -> flatten(part, study.study().spec().path(part), values));
    return values;
  }

  private static void flatten(String path, JsonNode node, Map<String, String> values) {
    if (node.isObject()) {
      node.properties().forEach(e -> flatten(path + "." + e.getKey(), e.getValue(), values));
    } else if (!node.isMissingNode()) {
      values.put(path, node.isTextual() ? node.textValue() : node.toString());
    }
  }
}
