package io.autoft.cluster.crd;

import static java.util.Comparator.comparingInt;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import io.autoft.api.v1alpha1.AutoFTStudySpec;
import io.autoft.api.v1alpha1.AutoFTStudyStatus;
import io.autoft.api.v1alpha1.AutoFTTrialSpec;
import io.autoft.api.v1alpha1.AutoFTTrialStatus;
import io.autoft.contract.Loss;
import io.fabric8.crd.generator.annotation.AdditionalPrinterColumn;
import io.fabric8.crdv2.generator.CRDPostProcessor;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinitionVersion;
import io.fabric8.kubernetes.api.model.apiextensions.v1.JSONSchemaProps;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Adds to a generated CRD what the generator has no annotation for. */
public final class CrdDetails implements CRDPostProcessor {

  /** What the API server's own types accept as an amount of a resource. */
  private static final String QUANTITY =
      "^(\\+|-)?(([0-9]+(\\.[0-9]*)?)|(\\.[0-9]+))"
          + "(([KMGTPE]i)|[numkMGTPE]|([eE](\\+|-)?(([0-9]+(\\.[0-9]*)?)|(\\.[0-9]+))))?$";

  private static final Map<String, ApiType> TYPES =
      Map.of(
          "AutoFTStudy",
          new ApiType(AutoFTStudy.class, AutoFTStudySpec.class, AutoFTStudyStatus.class),
          "AutoFTTrial",
          new ApiType(AutoFTTrial.class, AutoFTTrialSpec.class, AutoFTTrialStatus.class));

  private record ApiType(Class<?> root, Class<?> spec, Class<?> status) {}

  @Override
  public HasMetadata process(HasMetadata resource, String crdVersion) {
    var crd = (CustomResourceDefinition) resource;
    var type = TYPES.get(crd.getSpec().getNames().getKind());
    for (var version : crd.getSpec().getVersions()) {
      sortPrinterColumns(type.root(), version);
      var root = version.getSchema().getOpenAPIV3Schema();
      root.getProperties().values().forEach(CrdDetails::complete);
      completeRoot(type, root);
    }
    return crd;
  }

  /** The generator sorts columns by their path; here they get the order of the annotations. */
  private static void sortPrinterColumns(Class<?> root, CustomResourceDefinitionVersion version) {
    var names =
        Arrays.stream(root.getAnnotationsByType(AdditionalPrinterColumn.class))
            .map(AdditionalPrinterColumn::name)
            .toList();
    version
        .getAdditionalPrinterColumns()
        .sort(comparingInt(column -> names.indexOf(column.getName())));
  }

  private static void completeRoot(ApiType type, JSONSchemaProps root) {
    var spec = root.getProperties().get("spec");
    var status = root.getProperties().get("status");
    root.setDescription(description(type.root()));
    spec.setDescription(description(type.spec()));
    status.setDescription(description(type.status()));
    root.setRequired(List.of("spec"));
    limitIntegers(status);
    // Without a status, kstatus takes an object that no operator has seen yet for a finished one.
    status.setDefault(JsonNodeFactory.instance.objectNode().put("observedGeneration", -1));
  }

  /** Most are Java's int: one that does not fit would end the watch of all objects. */
  private static void limitIntegers(JSONSchemaProps schema) {
    if ("integer".equals(schema.getType())) {
      schema.setMaximum((double) Integer.MAX_VALUE);
    }
    children(schema).forEach(CrdDetails::limitIntegers);
  }

  private static String description(Class<?> type) {
    return type.getAnnotation(JsonClassDescription.class).value();
  }

  private static void complete(JSONSchemaProps schema) {
    if (schema.getProperties() != null) {
      schema.getProperties().forEach(CrdDetails::completeProperty);
    }
    children(schema).forEach(CrdDetails::complete);
    if (Boolean.TRUE.equals(schema.getXKubernetesIntOrString())) {
      schema.setPattern(QUANTITY);
    }
    if (schema.getDefault() != null) {
      completeDefault(schema);
    }
  }

  private static void completeDefault(JSONSchemaProps schema) {
    if (hasOwnDefaults(schema)) {
      schema.setDefault(JsonNodeFactory.instance.objectNode());
    } else {
      // kubectl explain does not show defaults.
      schema.setDescription(
          schema.getDescription() + " Default: " + inWords(schema.getDefault()) + ".");
    }
  }

  /** As one writes it in YAML. */
  private static String inWords(JsonNode value) {
    return value.isContainerNode()
        ? value.toString().replace("\"", "").replace(":", ": ").replace(",", ", ")
        : value.asText();
  }

  private static void completeProperty(String name, JSONSchemaProps schema) {
    if (name.equals("conditions")) {
      schema.setXKubernetesListType("map");
      schema.setXKubernetesListMapKeys(List.of("type"));
    } else if (name.endsWith("Time")) {
      schema.setFormat("date-time");
    } else if (name.equals("oodValidation") && schema.getProperties().containsKey("sampling")) {
      // The same type as the other sets, with another default.
      schema.getProperties().get("sampling").setDefault(TextNode.valueOf("ClassBalanced"));
    } else if (name.equals("tests") && isOfNamed(schema)) {
      schema.setXKubernetesListType("map");
      schema.setXKubernetesListMapKeys(List.of("name"));
    } else if (name.equals("losses")) {
      completeLosses(schema);
    } else if (name.equals("initialTrials")) {
      // Annotations reach one level of type arguments, and this is a list of maps.
      var trial = schema.getItems().getSchema();
      trial.setMaxProperties(300L);
      trial.getAdditionalProperties().getSchema().setMinimum(0.0);
    }
  }

  /** A list whose items all have a name, by which one is known from another. */
  private static boolean isOfNamed(JSONSchemaProps schema) {
    return schema.getItems() != null
        && schema.getItems().getSchema().getRequired().contains("name");
  }

  /** What there is to say of the terms is said where they are listed. */
  private static void completeLosses(JSONSchemaProps schema) {
    var defaults = JsonNodeFactory.instance.arrayNode();
    Loss.defaults().forEach(loss -> defaults.add(loss.name()));
    schema.setDefault(defaults);
    schema.setMaxItems((long) Loss.values().length);
    schema.setDescription(schema.getDescription() + " " + Loss.describeAll() + ".");
  }

  /** The generator writes out the default of an object; its fields have defaults of their own. */
  private static boolean hasOwnDefaults(JSONSchemaProps schema) {
    return schema.getProperties() != null
        && !schema.getProperties().isEmpty()
        && (schema.getRequired() == null || schema.getRequired().isEmpty());
  }

  private static Stream<JSONSchemaProps> children(JSONSchemaProps schema) {
    var properties =
        schema.getProperties() == null
            ? Stream.<JSONSchemaProps>empty()
            : schema.getProperties().values().stream();
    var items =
        schema.getItems() == null
            ? Stream.<JSONSchemaProps>empty()
            : Stream.of(schema.getItems().getSchema());
    var values =
        schema.getAdditionalProperties() == null
                || schema.getAdditionalProperties().getSchema() == null
            ? Stream.<JSONSchemaProps>empty()
            : Stream.of(schema.getAdditionalProperties().getSchema());
    return Stream.of(properties, items, values).flatMap(stream -> stream);
  }
}
