package io.autoft.chart;

import static java.util.stream.Collectors.joining;

import java.util.stream.Stream;

/** The chart's README as markdown, from its values. */
final class ChartReadme {

  private static final String INTRODUCTION =
      """
      <!-- Generated from values.yaml and values.schema.json. ChartReadmeTest says how to write it anew. -->
      # autoft-operator

      The operator that runs studies of AutoFT: one Deployment, its rights in the namespaces that it watches, and the CRDs `AutoFTStudy` and
      `AutoFTTrial`. Kubernetes 1.31 or newer.

      ```
      helm upgrade --install autoft-operator helm/autoft-operator --namespace autoft --create-namespace \\
        --set 'watchNamespaces={default}' --set image.repository=registry.example.com/team/autoft/operator
      ```

      [Installing](../docs/install.md) has every step, upgrades and how to uninstall it; [security](../docs/security.md) says what the operator may do,
      [watching](../docs/monitoring.md) what it measures, and [running it for long](../docs/operations.md) what it needs.

      ## Values

      | key | type | default | description |
      | --- | --- | --- | --- |
      """;

  private ChartReadme() {}

  /** The whole page. */
  static String page() {
    return INTRODUCTION + ChartValues.all().stream().map(ChartReadme::row).collect(joining());
  }

  private static String row(ChartValue value) {
    var cells =
        value.isGroup()
            ? Stream.of("`" + value.key() + "`", "", "", escaped(value.description()))
            : Stream.of(
                "`" + value.key() + "`",
                value.type(),
                "`" + value.given().toString().replace(",", ", ").replace("\":", "\": ") + "`",
                escaped(value.description()));
    return cells.map(cell -> cell.replace("|", "\\|")).collect(joining(" | ", "| ", " |\n"));
  }

  /** What markdown would take for an element of HTML or for emphasis. */
  private static String escaped(String text) {
    return text.replace("<", "&lt;").replace("*", "\\*");
  }
}
