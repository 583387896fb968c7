package io.autoft.chart;

import com.fasterxml.jackson.databind.JsonNode;
import io.autoft.testing.Document;
import io.autoft.testing.Repository;
import java.io.StringReader;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.comments.CommentLine;
import org.yaml.snakeyaml.comments.CommentType;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;

/** All values of the chart, in the order of values.yaml. */
final class ChartValues {

  private final JsonNode schema = read("values.schema.json");
  private final Map<String, String> comments = new TreeMap<>();

  /** Groups that values.yaml has a comment on, and values. */
  static List<ChartValue> all() {
    var values = new ChartValues();
    return values.within("", read("values.yaml"), values.schema).toList();
  }

  private ChartValues() {
    var options = new LoaderOptions();
    options.setProcessComments(true);
    note("", new Yaml(options).compose(new StringReader(text("values.yaml"))));
  }

  private Stream<ChartValue> within(String prefix, JsonNode given, JsonNode group) {
    var properties = group.get("properties");
    return given.properties().stream()
        .map(entry -> value(prefix, entry, properties.get(entry.getKey())))
        .flatMap(this::withThoseOf);
  }

  private Stream<ChartValue> withThoseOf(ChartValue value) {
    if (!value.isGroup()) {
      return Stream.of(value);
    }
    var within = within(value.key() + ".", value.given(), value.schema());
    return value.description().isEmpty() ? within : Stream.concat(Stream.of(value), within);
  }

  private ChartValue value(String prefix, Map.Entry<String, JsonNode> entry, JsonNode declared) {
    var key = prefix + entry.getKey();
    var ownSchema =
        declared.has("$ref") ? schema.at(declared.get("$ref").asText().substring(1)) : declared;
    var description = comments.getOrDefault(key, declared.path("description").asText());
    return new ChartValue(key, ownSchema, entry.getValue(), description);
  }

  /** The comments above keys, by their paths. */
  private void note(String prefix, Node node) {
    if (node instanceof MappingNode mapping) {
      for (var entry : mapping.getValue()) {
        var key = prefix + ((ScalarNode) entry.getKeyNode()).getValue();
        var above = prose(entry.getKeyNode().getBlockComments());
        if (!above.isEmpty()) {
          comments.put(key, above);
        }
        note(key + ".", entry.getValueNode());
      }
    }
  }

  /** Empty where there are no comments; blank lines count as lines, and none at all are null. */
  private static String prose(List<CommentLine> lines) {
    return Stream.ofNullable(lines)
        .flatMap(List::stream)
        .filter(line -> line.getCommentType() == CommentType.BLOCK)
        .map(line -> line.getValue().strip())
        .collect(Collectors.joining(" "));
  }

  private static JsonNode read(String file) {
    return Document.of(text(file)).root();
  }

  private static String text(String file) {
    return Repository.read("helm/autoft-operator/" + file);
  }
}
