package io.autoft.chart;

import static org.assertj.core.api.Assertions.assertThat;

import io.autoft.testing.Helm;
import io.autoft.testing.Repository;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
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

  private static GenericKubernetesResource withoutLabelsOfHelm(GenericKubernetesResource manifest) {
    var template = manifest.<Object>get("spec", "template", "metadata", "labels");
    Stream.of(manifest.getMetadata().getLabels(), (Map<?, ?>) template)
        .filter(Objects::nonNull)
        .forEach(labels -> labels.keySet().removeAll(OF_HELM));
    return manifest;
  }
}
