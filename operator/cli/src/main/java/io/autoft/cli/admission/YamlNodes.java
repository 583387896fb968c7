package io.autoft.cli.admission;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** Makes JSON of YAML, and collects what cannot be said in it. */
final class YamlNodes {

  /** The tag of what has neither quotes nor a tag of its own. */
  static final Tag PLAIN = new Tag("plain");

  private static final Set<Tag> READ_LIKE_PLAIN =
      Set.of(PLAIN, Tag.BOOL, Tag.FLOAT, Tag.INT, Tag.NULL);

  private final List<String> complaints = new ArrayList<>();
  private final Set<Node> open = Collections.newSetFromMap(new IdentityHashMap<>());

  /** What was wrong with the nodes so far. */
  List<String> complaints() {
    return List.copyOf(complaints);
  }

  void complain(Mark place, String problem) {
    complaints.add("line %d: %s".formatted(place.getLine() + 1, problem));
  }

  /** The value of a node; null where a complaint was made. */
  JsonNode value(Node node) {
    if (node instanceof ScalarNode scalar) {
      return scalar(scalar);
    }
    if (!open.add(node)) {
      complain(node.getStartMark(), "the value of an anchor contains itself");
      return NullNode.getInstance();
    }
    var value = node instanceof SequenceNode list ? list(list) : mapping((MappingNode) node);
    open.remove(node);
    return value;
  }

  private JsonNode scalar(ScalarNode node) {
    if (!READ_LIKE_PLAIN.contains(node.getTag())) {
      return TextNode.valueOf(node.getValue());
    }
    var value = PlainScalar.value(node.getValue());
    if (value.isDouble() && !Double.isFinite(value.doubleValue())) {
      complain(node.getStartMark(), "json: unsupported value: " + goName(value.doubleValue()));
    }
    return value;
  }

  private static String goName(double value) {
    return Double.isNaN(value) ? "NaN" : value > 0 ? "+Inf" : "-Inf";
  }

  private ArrayNode list(SequenceNode node) {
    var list = JsonNodeFactory.instance.arrayNode();
    node.getValue().forEach(item -> list.add(value(item)));
    return list;
  }

  private ObjectNode mapping(MappingNode node) {
    var mapping = JsonNodeFactory.instance.objectNode();
    var keys = new HashSet<String>();
    for (var entry : node.getValue()) {
      if (isMerge(entry.getKeyNode())) {
        continue;
      }
      var key = key(entry.getKeyNode());
      if (!keys.add(key)) {
        complain(
            entry.getKeyNode().getStartMark(),
            "key %s already set in map".formatted(GoText.quoted(key)));
      }
      mapping.set(key, value(entry.getValueNode()));
    }
    node.getValue().stream()
        .filter(entry -> isMerge(entry.getKeyNode()))
        .forEach(entry -> merge(entry.getValueNode(), mapping));
    return mapping;
  }

  private static boolean isMerge(Node key) {
    return key instanceof ScalarNode scalar
        && scalar.getTag().equals(PLAIN)
        && scalar.getValue().equals("<<");
  }

  /**
   * What {@code <<} brings: fields that the mapping does not have, of one mapping or of several.
   */
  private void merge(Node merged, ObjectNode mapping) {
    if (merged instanceof SequenceNode list) {
      list.getValue().forEach(one -> merge(one, mapping));
    } else if (merged instanceof MappingNode) {
      value(merged)
          .properties()
          .forEach(field -> mapping.putIfAbsent(field.getKey(), field.getValue()));
    } else {
      complain(merged.getStartMark(), "map merge requires map or sequence of maps as the value");
    }
  }

  private String key(Node node) {
    if (node instanceof ScalarNode scalar) {
      var key = scalar(scalar);
      if (!key.isNull()) {
        return key.isFloatingPointNumber() ? GoText.printed(key.doubleValue()) : key.asText();
      }
    }
    complain(node.getStartMark(), "a key must be text");
    return "";
  }
}
