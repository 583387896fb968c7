package io.autoft.cli.admission;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The schema of AutoFTStudy, from the CRD that a cluster has. */
final class StudySchema {

  private static final String CRD = "/crds/autoftstudies.autoft.io-v1.yml";

  private StudySchema() {}

  /** Reads the schema of the only version. */
  static Schema read() {
    try (var crd = StudySchema.class.getResourceAsStream(CRD)) {
      return of(new YAMLMapper().readTree(crd));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Schema of(JsonNode crd) {
    var versions = crd.at("/spec/versions");
    if (versions.size() != 1) {
      throw new IllegalStateException("the CRD has %d versions".formatted(versions.size()));
    }
    return withMetadata(SchemaReader.read("", versions.get(0).at("/schema/openAPIV3Schema")));
  }

  /** What a rule at the root may read of every object. */
  private static Schema withMetadata(Schema schema) {
    var text = leaf("string", Map.of());
    var properties = new LinkedHashMap<>(schema.properties());
    properties.put("apiVersion", text);
    properties.put("kind", text);
    properties.put("metadata", leaf("object", Map.of("name", text, "generateName", text)));
    return new Schema(
        schema.types(),
        properties,
        schema.additional(),
        schema.items(),
        schema.required(),
        schema.defaultValue(),
        schema.keepsUnknown(),
        schema.checks(),
        schema.keys(),
        schema.rules());
  }

  private static Schema leaf(String type, Map<String, Schema> properties) {
    return new Schema(
        List.of(type),
        properties,
        Optional.empty(),
        Optional.empty(),
        List.of(),
        Optional.empty(),
        false,
        List.of(),
        List.of(),
        List.of());
  }
}
