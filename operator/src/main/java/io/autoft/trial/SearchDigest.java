package io.autoft.trial;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.autoft.api.v1alpha1.AutoFTStudySpec;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * Fingerprints of what a trial or a Job was made from.
 *
 * <p>A study's fingerprint must survive another version of the operator, which would else take
 * every running study for a changed one. The rule: the fields of the first version always count,
 * with their defaults filled in; a field that came later counts unless it has the value that says
 * what was done before there was such a field ({@link #LATER}). A field without a default is not
 * there unless somebody writes it, and needs no entry.
 */
public final class SearchDigest {

  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
          .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
          .build();

  /** Fields that came after the first version, and what they are by default, as JSON. */
  private static final Map<String, String> LATER =
      Map.ofEntries(
          Map.entry("precision", "\"FP32\""),
          Map.entry("format", "\"Auto\""),
          Map.entry("ignoreGroups", "[]"),
          Map.entry("classNames", "[]"),
          Map.entry("promptTemplates", "[]"),
          Map.entry("parameterTerms", "\"Mean\""),
          Map.entry("trialSeed", "\"PerTrial\""),
          Map.entry("layerwise", "\"None\""),
          Map.entry("lossWeights", "{}"));

  private static final String SAMPLING = "sampling";

  private SearchDigest() {}

  /** Fingerprint of the study's model, data, objective and search: what a score depends on. */
  public static String of(AutoFTStudySpec spec) {
    JsonNode parts =
        JSON.valueToTree(List.of(spec.model(), spec.data(), spec.objective(), spec.search()));
    removeDefaults("", parts);
    return of((Object) parts);
  }

  /** Fingerprint of a text. */
  public static String ofText(String text) {
    return of((Object) text);
  }

  /** First 16 hexadecimal digits of the SHA-256 of a value's JSON, keys in order. */
  static String of(Object value) {
    try {
      var sha256 = MessageDigest.getInstance("SHA-256");
      var json = JSON.writeValueAsString(value).getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(sha256.digest(json), 0, 8);
    } catch (JsonProcessingException | NoSuchAlgorithmException e) {
      throw new IllegalStateException("API types are plain data, and every Java has SHA-256", e);
    }
  }

  private static void removeDefaults(String name, JsonNode node) {
    if (node instanceof ArrayNode array) {
      array.forEach(element -> removeDefaults(name, element));
    } else if (node instanceof ObjectNode object && !isOfUser(name)) {
      object
          .properties()
          .removeIf(field -> isDefault(name, field.getKey(), field.getValue().toString()));
      object.properties().forEach(field -> removeDefaults(field.getKey(), field.getValue()));
    }
  }

  /** Maps whose keys are not fields of the API. */
  private static boolean isOfUser(String name) {
    return name.equals("options") || name.equals("initialTrials");
  }

  private static boolean isDefault(String parent, String field, String json) {
    return field.equals(SAMPLING)
        ? json.equals(parent.equals("oodValidation") ? "\"ClassBalanced\"" : "\"Random\"")
        : json.equals(LATER.get(field));
  }
}
