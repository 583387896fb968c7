package io.autoft.chart;

import static org.assertj.core.api.Assertions.assertThat;

import io.autoft.testing.ApiServer;
import io.autoft.testing.Helm;
import io.autoft.testing.Kubectl;
import io.autoft.testing.Repository;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The base for kustomize is the chart with its default values. */
class KustomizeIT {

  private static final List<String> OF_HELM =
      List.of("helm.sh/chart", "app.kubernetes.io/managed-by");

  /** Where it is not, {@code operator/target/operator.yaml} is what it has to be. */
  @Test
  void isTheChartWithoutHelm() throws IOException {
    var expected =
        Helm.template("autoft", "--set=crds.install=false")
            .manifests()
            .map(KustomizeIT::withoutLabelsOfHelm)
            .map(Serialization::asYaml)
            .collect(Collectors.joining());
    Files.writeString(Path.of("target", "operator.yaml"), expected);

    assertThat(Repository.read("helm/kustomize/operator.yaml")).isEqualTo(expected);
  }

  @Test
  void hasTheCrdsOfTheRepository() {
    var listed = Repository.read("crds/kustomization.yaml");

    assertThat(Repository.files("crds", ".yml"))
        .allSatisfy(crd -> assertThat(listed).contains("- " + crd.getFileName()));
  }

  /** The API server is asked, and stores nothing. */
  @ParameterizedTest(name = "{0}{1}")
  @CsvSource({
    "--kustomize=, crds, false",
    "--filename=, helm/crds.yaml, false",
    "--kustomize=, helm/kustomize, true"
  })
  void isAppliedByKubectl(String option, String path, boolean withTheOperator) {
    try (var client = ApiServer.get().client()) {
      var autoft = new NamespaceBuilder().withNewMetadata().withName("autoft").endMetadata();
      client.resource(autoft.build()).serverSideApply();
    }
    var apply =
        Kubectl.run(
            "apply",
            "--server-side",
            "--force-conflicts",
            "--dry-run=server",
            option + Repository.path(path));

    assertThat(apply.ok()).as(apply.output()).isTrue();
    assertThat(apply.output().lines()).allMatch(line -> line.contains("serverside-applied"));
    assertThat(apply.output().lines().filter(line -> line.startsWith("customresourcedefinition")))
        .hasSize(2);
    assertThat(apply.output().contains("deployment.apps/autoft-operator"))
        .isEqualTo(withTheOperator);
  }

  private static GenericKubernetesResource withoutLabelsOfHelm(GenericKubernetesResource manifest) {
    var template = manifest.<Object>get("spec", "template", "metadata", "labels");
    Stream.of(manifest.getMetadata().getLabels(), (Map<?, ?>) template)
        .filter(Objects::nonNull)
        .forEach(labels -> labels.keySet().removeAll(OF_HELM));
    return manifest;
  }
}
