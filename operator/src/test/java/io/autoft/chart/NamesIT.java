package io.autoft.chart;

import static org.assertj.core.api.Assertions.assertThat;

import io.autoft.testing.Helm;
import io.autoft.testing.Repository;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.Yaml;

/** Names that YAML would take for something else, and long ones. */
class NamesIT {

  private static final String ALL =
      "--set=crds.install=false,replicas=2,podPolicy.admissionPolicy.enabled=true,"
          + "metrics.podMonitor.enabled=true,metrics.serviceMonitor.enabled=true,"
          + "metrics.rules.enabled=true,metrics.dashboard.enabled=true,"
          + "podDisruptionBudget.enabled=true,networkPolicy.enabled=true";

  @ParameterizedTest(name = "fullnameOverride={0}")
  @ValueSource(strings = {"", "on", "null", "e"})
  void areStringsWhateverTheyLookLike(String fullName) {
    var documents =
        documents(
            "2025",
            "--namespace=1234",
            "--set-json=watchNamespaces=[\"2024\",\"on\"]",
            "--set-string=fullnameOverride=" + fullName,
            "--set-string=nameOverride=1e3,serviceAccount.name=2023,priorityClassName=yes");

    assertThat(documents)
        .hasSizeGreaterThan(15)
        .allSatisfy(
            document -> {
              assertThat(named(document)).isNotEmpty().allMatch(String.class::isInstance);
              assertThat(labels(document).values()).allMatch(String.class::isInstance);
            });
    assertThat(documents.stream().map(document -> within(document, "metadata").get("namespace")))
        .contains("1234", "2024", "on");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "a-release-whose-name-is-as-long-as-helm-lets-it-be-53, a-long-override-of-the-name-of-the-chart,"
        + " a-release-whose-name-is-as-long-as-helm-lets-it-be-53-a-metrics",
    "a-release-whose-name-is-cut-just-after-a-hyphen, autoft-operator,"
        + " a-release-whose-name-is-cut-just-after-a-hyphen-autoft-metrics",
    "autoft-operator, autoft-operator, autoft-operator-metrics",
    "2025, autoft-operator, autoft-2025-autoft-operator-metrics",
    "team.one, autoft-operator, team-one-autoft-operator-metrics"
  })
  void ofServicesBeginWithALetterHaveNoDotAndAreNotTooLong(
      String release, String chartName, String service) {
    var services =
        documents(release, "--set=nameOverride=" + chartName).stream()
            .filter(document -> document.get("kind").equals("Service"))
            .map(document -> within(document, "metadata").get("name"));

    assertThat(services).containsExactly(service);
    assertThat(service).hasSizeLessThanOrEqualTo(63).matches("[a-z][-a-z0-9]*");
  }

  @ParameterizedTest(name = "{0} in {1} and {2} in {3}")
  @CsvSource({
    "autoft-operator, a, autoft-operator, b",
    "autoft-operator, a-b, b-autoft-operator, a",
    "autoft-operator, a, autoft-operator-view, a"
  })
  void ofWhatIsInNoNamespaceAreOfOneReleaseAlone(
      String release, String namespace, String other, String otherNamespace) {
    assertThat(ofTheCluster(release, namespace))
        .hasSize(8)
        .doesNotContainAnyElementsOf(ofTheCluster(other, otherNamespace));
  }

  private static Set<String> ofTheCluster(String release, String namespace) {
    return documents(release, "--namespace=" + namespace, "--set=watchNamespaces={*}").stream()
        .filter(document -> !within(document, "metadata").containsKey("namespace"))
        .map(document -> document.get("kind") + " " + within(document, "metadata").get("name"))
        .collect(Collectors.toSet());
  }

  private static List<Map<String, Object>> documents(String release, String... values) {
    var command = new ArrayList<>(List.of("template", release));
    command.add(Repository.path("helm/autoft-operator").toString());
    command.add(ALL);
    command.addAll(List.of(values));
    var chart = Helm.run(command);
    assertThat(chart.ok()).as(chart.output()).isTrue();
    return StreamSupport.stream(new Yaml().loadAll(chart.output()).spliterator(), false)
        .filter(Objects::nonNull)
        .map(NamesIT::map)
        .toList();
  }

  /** Names and namespaces that a manifest has, its own and those of others. */
  private static List<Object> named(Map<String, Object> document) {
    var subjects = (List<?>) document.getOrDefault("subjects", List.of());
    var pod = within(within(within(document, "spec"), "template"), "spec");
    return Stream.concat(
            Stream.of(within(document, "metadata"), within(document, "roleRef"), pod),
            subjects.stream().map(NamesIT::map))
        .flatMap(
            map ->
                Stream.of("name", "namespace", "serviceAccountName", "priorityClassName")
                    .filter(map::containsKey)
                    .map(map::get))
        .toList();
  }

  private static Map<String, Object> labels(Map<String, Object> document) {
    return within(within(document, "metadata"), "labels");
  }

  private static Map<String, Object> within(Map<String, Object> map, String key) {
    return map(map.getOrDefault(key, Map.of()));
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> map(Object node) {
    return (Map<String, Object>) node;
  }
}
