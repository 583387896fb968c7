package io.autoft.testing;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the chart asks Prometheus for, in its alerts and its dashboard. */
public final class Expressions {

  private static final Pattern METRIC = Pattern.compile("\\b(autoft|jvm|process|system)_\\w+");

  private Expressions() {}

  /** All of them. */
  public static Stream<String> all() {
    return Stream.of("files/alerts.yaml", "files/dashboard.json")
        .map(file -> Repository.read("helm/autoft-operator/" + file))
        .map(text -> Serialization.unmarshal(text, JsonNode.class))
        .flatMap(document -> document.findValuesAsText("expr").stream());
  }

  /** The names of the metrics that they ask for. */
  public static Set<String> metrics() {
    return all()
        .flatMap(expression -> METRIC.matcher(expression).results())
        .map(match -> match.group())
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
