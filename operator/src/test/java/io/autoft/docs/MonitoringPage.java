package io.autoft.docs;

import io.autoft.testing.Repository;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The page that says what there is for Prometheus. */
public record MonitoringPage(String text) {

  private static final String OF_EACH_STUDY = "(?m)^### Of each study$";
  private static final Pattern ROW =
      Pattern.compile("(?m)^\\| `(autoft_\\w+)` \\| (\\w+) \\| ([^|]*) \\| ([^|]*) \\|$");

  /** One metric, as a table has it. */
  public record Row(String type, Set<String> labels, String meaning) {}

  public static MonitoringPage read() {
    return new MonitoringPage(Repository.read("helm/docs/monitoring.md"));
  }

  /** Those that are always there, by name. */
  public Map<String, Row> metrics() {
    return rows(text.split(OF_EACH_STUDY)[0]);
  }

  /** Those that are there where they are asked for, by name. */
  public Map<String, Row> ofEachStudy() {
    return rows(text.split(OF_EACH_STUDY)[1]);
  }

  private static Map<String, Row> rows(String part) {
    var rows = new TreeMap<String, Row>();
    ROW.matcher(part)
        .results()
        .forEach(
            match ->
                rows.put(
                    match.group(1),
                    new Row(match.group(2), labels(match.group(3)), match.group(4))));
    return rows;
  }

  private static Set<String> labels(String cell) {
    return Arrays.stream(cell.split("[`, ]+"))
        .filter(label -> !label.isBlank())
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
