package io.autoft.trial;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.autoft.api.v1alpha1.AutoFTStudySpec;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Fingerprint of what the scores of a study depend on: its model, data, objective and search.
 *
 * <p>It must survive another version of the operator, which would else take every running study for
 * a changed one. The rule: the fields of the first version always count, with their defaults filled
 * in; a field that came later counts unless it has its default ({@link #LATER}). That default is
 * what was done before there was such a field, or, as with {@code enqueueBaselines}, what it does
 * leaves a study that is under way as it is. A field without a default is not there unless somebody
 * writes it, and needs no entry.
 */
public final class SearchDigest {

  /** Fields that came after the first version, and what they are by default, as JSON. */
  private static final Map<String, String> LATER =
      Map.ofEntries(
          Map.entry("precision", "\"FP32\""),
          Map.entry("format", "\"Auto\""),
          Map.entry("ignoreGroups", "[]"),
          Map.entry("onDamaged", "\"Stop\""),
          Map.entry("classNames", "[]"),
          Map.entry("promptTemplates", "[]"),
          Map.entry("parameterTerms", "\"Mean\""),
          Map.entry("head", "\"Trained\""),
          Map.entry("lossHead", "\"Trained\""),
          Map.entry("trialSeed", "\"PerTrial\""),
          Map.entry("repeats", "1"),
          Map.entry("layerwise", "\"None\""),
          Map.entry("lossWeights", "{}"),
          Map.entry("enqueueBaselines", "true"));

  private static final String SAMPLING = "sampling";

  private SearchDigest() {}

  /** The names of the fields that came after the first version and have a default. */
  static Set<String> later() {
    return Stream.concat(LATER.keySet().stream(), Stream.of(SAMPLING)).collect(Collectors.toSet());
  }

  /** The fingerprint of a study. */
  public static String of(AutoFTStudySpec spec) {
    JsonNode parts =
        Digest.tree(List.of(spec.model(), spec.data(), spec.objective(), spec.search()));
    removeDefaults("", parts);
    return Digest.of(parts);
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
