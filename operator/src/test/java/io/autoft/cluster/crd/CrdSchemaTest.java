package io.autoft.cluster.crd;

import static org.assertj.core.api.Assertions.assertThat;

import io.autoft.testing.Repository;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceColumnDefinition;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinitionVersion;
import io.fabric8.kubernetes.api.model.apiextensions.v1.JSONSchemaProps;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CrdSchemaTest {

  @Test
  void columnsOfStudiesAreInTheirOrder() {
    assertThat(columns("autoftstudies", 0))
        .containsExactly("Stage", "Trials", "Running", "Best", "Baseline", "Improvement", "Age");
    assertThat(columns("autoftstudies", 1))
        .containsExactly("Metric", "Failed", "GPU-Hours", "Ends");
  }

  @Test
  void columnsOfTrialsAreInTheirOrder() {
    assertThat(columns("autofttrials", 0))
        .containsExactly("Number", "Purpose", "State", "Progress", "Score", "Duration", "Age");
    assertThat(columns("autofttrials", 1)).containsExactly("Node", "Attempts", "Disruptions");
  }

  @ParameterizedTest
  @ValueSource(strings = {"autoftstudies", "autofttrials"})
  void everyFieldIsDescribed(String crd) {
    var missing = new ArrayList<String>();
    collectUndescribed("", schema(crd), missing);
    assertThat(missing).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"autoftstudies", "autofttrials"})
  void everyStringListAndMapIsBounded(String crd) {
    var missing = new ArrayList<String>();
    collectUnbounded("", schema(crd), missing);
    assertThat(missing).isEmpty();
  }

  @Test
  void everyNumberOfAStudySpecIsBounded() {
    var missing = new ArrayList<String>();
    collectUnboundedNumbers("", schema("autoftstudies").getProperties().get("spec"), missing);
    assertThat(missing).isEmpty();
  }

  @Test
  void descriptionsTellDefaults() {
    var search = schema("autoftstudies").getProperties().get("spec").getProperties().get("search");

    assertThat(search.getProperties().get("sampler").getDescription()).endsWith("Default: Auto.");
    assertThat(search.getProperties().get("baselines").getDescription())
        .endsWith("Default: [ZeroShot, FineTuning, L2SP, FLYP].");
    assertThat(
            search.getProperties().get("space").getProperties().get("lossWeight").getDescription())
        .endsWith("Default: {min: 1.0E-4, max: 10.0}.");
  }

  /** The same type in two places, with a default each. */
  @Test
  void onlyTheOodValidationSetIsBalancedByDefault() {
    var data = schema("autoftstudies").getProperties().get("spec").getProperties().get("data");

    assertThat(sampling(data.getProperties().get("oodValidation"))).isEqualTo("ClassBalanced");
    assertThat(sampling(data.getProperties().get("train"))).isEqualTo("Random");
  }

  /** Argo CD and Flux would else find a difference to what was applied, for ever. */
  @Test
  void theItemsOfAListHaveNoDefaults() {
    for (var kind : List.of("autoftstudies", "autofttrials")) {
      var found = new ArrayList<String>();
      collectDefaultsInLists(kind, schema(kind), false, found);
      assertThat(found).isEmpty();
    }
    var tests =
        schema("autoftstudies")
            .getProperties()
            .get("spec")
            .getProperties()
            .get("data")
            .getProperties()
            .get("tests");
    assertThat(tests.getXKubernetesListType()).isEqualTo("map");
    assertThat(tests.getXKubernetesListMapKeys()).containsExactly("name");
    assertThat(tests.getItems().getSchema().getProperties().get("sampling").getDescription())
        .endsWith("Default: Random.");
  }

  private static void collectDefaultsInLists(
      String path, JSONSchemaProps schema, boolean inList, List<String> found) {
    if (inList && schema.getDefault() != null) {
      found.add(path);
    }
    if (schema.getItems() != null) {
      collectDefaultsInLists(path + "[]", schema.getItems().getSchema(), true, found);
    }
    if (schema.getProperties() != null) {
      schema
          .getProperties()
          .forEach((name, p) -> collectDefaultsInLists(path + "." + name, p, inList, found));
    }
  }

  private static String sampling(JSONSchemaProps set) {
    var sampling = set.getProperties().get("sampling");
    assertThat(sampling.getDescription())
        .endsWith("Default: %s.".formatted(sampling.getDefault().asText()));
    return sampling.getDefault().asText();
  }

  private static void collectUndescribed(
      String path, JSONSchemaProps schema, List<String> missing) {
    if (schema.getProperties() != null) {
      schema
          .getProperties()
          .forEach(
              (name, property) -> {
                if (property.getDescription() == null) {
                  missing.add(path + "." + name);
                }
                collectUndescribed(path + "." + name, property, missing);
              });
    }
    if (schema.getItems() != null) {
      collectUndescribed(path + "[]", schema.getItems().getSchema(), missing);
    }
  }

  private static void collectUnbounded(String path, JSONSchemaProps schema, List<String> missing) {
    var bounded =
        switch (schema.getType() == null ? "" : schema.getType()) {
          case "string" -> schema.getMaxLength() != null || !schema.getEnum().isEmpty();
          case "array" -> schema.getMaxItems() != null;
          case "object" ->
              schema.getMaxProperties() != null || schema.getAdditionalProperties() == null;
          default -> true;
        };
    if (!bounded) {
      missing.add(path);
    }
    children(path, schema, missing, CrdSchemaTest::collectUnbounded);
  }

  private static void collectUnboundedNumbers(
      String path, JSONSchemaProps schema, List<String> missing) {
    var number = "integer".equals(schema.getType()) || "number".equals(schema.getType());
    if (number && schema.getMinimum() == null) {
      missing.add(path);
    }
    children(path, schema, missing, CrdSchemaTest::collectUnboundedNumbers);
  }

  private static void children(
      String path, JSONSchemaProps schema, List<String> missing, Collector collector) {
    if (schema.getProperties() != null) {
      schema
          .getProperties()
          .forEach((name, child) -> collector.collect(path + "." + name, child, missing));
    }
    if (schema.getItems() != null) {
      collector.collect(path + "[]", schema.getItems().getSchema(), missing);
    }
    if (schema.getAdditionalProperties() != null) {
      collector.collect(path + "{}", schema.getAdditionalProperties().getSchema(), missing);
    }
  }

  private interface Collector {
    void collect(String path, JSONSchemaProps schema, List<String> missing);
  }

  private static List<String> columns(String crd, int priority) {
    return version(crd).getAdditionalPrinterColumns().stream()
        .filter(column -> column.getPriority() == priority)
        .map(CustomResourceColumnDefinition::getName)
        .toList();
  }

  private static JSONSchemaProps schema(String crd) {
    return version(crd).getSchema().getOpenAPIV3Schema();
  }

  private static CustomResourceDefinitionVersion version(String crd) {
    var yaml = Repository.read("crds/" + crd + ".autoft.io-v1.yml");
    return Serialization.unmarshal(yaml, CustomResourceDefinition.class)
        .getSpec()
        .getVersions()
        .get(0);
  }
}
