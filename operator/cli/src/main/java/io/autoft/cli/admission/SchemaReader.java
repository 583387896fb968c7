package io.autoft.cli.admission;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;

/**
 * Reads the schema of a CRD. A keyword that is not known here is an error, since it would be
 * checked by a cluster alone.
 */
final class SchemaReader {

  private static final String PLAIN_NAME = "[A-Za-z][A-Za-z0-9]*";

  /** Of CEL, which a rule must write in another way than the CRD. */
  private static final Set<String> RESERVED =
      Set.of(
          "true",
          "false",
          "null",
          "in",
          "as",
          "break",
          "const",
          "continue",
          "else",
          "for",
          "function",
          "if",
          "import",
          "let",
          "loop",
          "package",
          "namespace",
          "return",
          "var",
          "void",
          "while");

  private final String path;
  private final ObjectNode unread;

  private SchemaReader(String path, JsonNode schema) {
    if (!schema.isObject()) {
      throw new IllegalStateException("the schema at '%s' is no object".formatted(path));
    }
    this.path = path;
    this.unread = schema.deepCopy();
  }

  /** Reads the schema at a path such as {@code spec.data}, empty for the whole object. */
  static Schema read(String path, JsonNode schema) {
    return new SchemaReader(path, schema).read();
  }

  private Schema read() {
    take("description");
    var types = types();
    var schema =
        new Schema(
            types,
            properties(),
            optional("additionalProperties").map(values -> read(path + "{}", values)),
            optional("items").map(items -> read(path + "[]", items)),
            words("required"),
            optional("default"),
            take("x-kubernetes-preserve-unknown-fields").booleanValue(),
            checks(),
            keys(),
            rules());
    readFormat();
    if (!unread.isEmpty()) {
      throw new IllegalStateException(
          "the schema at '%s' has keywords that are not known: %s".formatted(path, unread));
    }
    return schema;
  }

  private List<String> types() {
    var type = take("type");
    return take("x-kubernetes-int-or-string").booleanValue()
        ? List.of("integer", "string")
        : List.of(type.textValue());
  }

  private Map<String, Schema> properties() {
    var properties = new LinkedHashMap<String, Schema>();
    take("properties")
        .properties()
        .forEach(
            property -> {
              var name = property.getKey();
              if (!name.matches(PLAIN_NAME) || RESERVED.contains(name)) {
                throw new IllegalStateException(
                    "the name of '%s.%s' is not that of a field in CEL".formatted(path, name));
              }
              properties.put(
                  name, read(path.isEmpty() ? name : path + "." + name, property.getValue()));
            });
    return properties;
  }

  private List<ValueCheck> checks() {
    var checks = new ArrayList<ValueCheck>();
    if (unread.has("enum")) {
      checks.add(new ValueCheck.OneOf(words("enum")));
    }
    if (unread.has("minimum") || unread.has("maximum")) {
      checks.add(
          new ValueCheck.NumberBounds(
              real("minimum"), take("exclusiveMinimum").booleanValue(), real("maximum")));
    }
    if (unread.has("minLength") || unread.has("maxLength") || unread.has("pattern")) {
      checks.add(
          new ValueCheck.TextBounds(
              whole("minLength"),
              whole("maxLength"),
              optional("pattern").map(JsonNode::textValue).map(Pattern::compile)));
    }
    if (unread.has("minItems") || unread.has("maxItems")) {
      checks.add(new ValueCheck.ItemCount(whole("minItems"), whole("maxItems")));
    }
    whole("maxProperties").ifPresent(most -> checks.add(new ValueCheck.FieldCount(most)));
    if (unread.has("anyOf")) {
      checks.add(new ValueCheck.AnyTypeOf(listed("anyOf", this::typeAlone)));
    }
    return List.copyOf(checks);
  }

  private String typeAlone(JsonNode alternative) {
    if (alternative.size() != 1 || !alternative.has("type")) {
      throw new IllegalStateException("anyOf at '%s' says more than a type".formatted(path));
    }
    return alternative.get("type").textValue();
  }

  private List<String> keys() {
    optional("x-kubernetes-list-type")
        .filter(type -> !type.textValue().equals("map"))
        .ifPresent(
            type -> {
              throw new IllegalStateException(
                  "the list at '%s' is of the type %s, which is not known".formatted(path, type));
            });
    return words("x-kubernetes-list-map-keys");
  }

  private List<Rule> rules() {
    return listed(
        "x-kubernetes-validations",
        rule -> {
          for (var field : rule.properties()) {
            if (!Set.of("rule", "message", "fieldPath").contains(field.getKey())) {
              throw new IllegalStateException(
                  "a rule at '%s' has a %s, which is not known".formatted(path, field.getKey()));
            }
          }
          return new Rule(
              rule.get("rule").textValue(),
              rule.get("message").textValue().strip(),
              rule.path("fieldPath").asText().replaceFirst("^[.]", ""));
        });
  }

  /** Only the status has formats, and nobody but the runner writes it. */
  private void readFormat() {
    if (path.startsWith("status.")) {
      take("format");
    }
  }

  private List<String> words(String keyword) {
    return listed(
        keyword,
        word -> {
          if (!word.isTextual()) {
            throw new IllegalStateException("%s at '%s' has %s".formatted(keyword, path, word));
          }
          return word.textValue();
        });
  }

  private <T> List<T> listed(String keyword, Function<JsonNode, T> item) {
    var items = new ArrayList<T>();
    take(keyword).forEach(node -> items.add(item.apply(node)));
    return List.copyOf(items);
  }

  private OptionalLong whole(String keyword) {
    return unread.has(keyword) ? OptionalLong.of(take(keyword).longValue()) : OptionalLong.empty();
  }

  private OptionalDouble real(String keyword) {
    return unread.has(keyword)
        ? OptionalDouble.of(take(keyword).doubleValue())
        : OptionalDouble.empty();
  }

  private Optional<JsonNode> optional(String keyword) {
    return Optional.of(take(keyword)).filter(node -> !node.isMissingNode());
  }

  private JsonNode take(String keyword) {
    var value = unread.path(keyword);
    unread.remove(keyword);
    return value;
  }
}
