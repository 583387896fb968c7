package io.autoft.cli.admission;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.composer.Composer;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.NodeId;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.StreamReader;
import org.yaml.snakeyaml.resolver.Resolver;

/**
 * The documents of a file, as {@code kubectl} reads them: JSON if it looks like it and is, else
 * YAML. Empty documents are left out.
 *
 * @param complaints why the file cannot be read; then there are no documents
 */
record Manifest(List<JsonNode> documents, List<String> complaints) {

  /** JSON with a key that is there twice is left to the reader of YAML, which says where. */
  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  static Manifest read(String text) {
    return json(text)
        .map(document -> new Manifest(List.of(Numbers.normalized(document)), List.of()))
        .orElseGet(() -> yaml(text));
  }

  /** The objects of a kind. */
  List<ObjectNode> objects(String kind) {
    return documents.stream()
        .filter(document -> document.path("kind").asText().equals(kind))
        .map(ObjectNode.class::cast)
        .toList();
  }

  /** What to say where there is not exactly one object of a kind. */
  String notOne(String kind) {
    var names =
        objects(kind).stream()
            .map(object -> object.at("/metadata/name").asText("(without a name)"))
            .collect(Collectors.joining(", "));
    if (!names.isEmpty()) {
      return "there must be one object of kind %s; there are several: %s".formatted(kind, names);
    }
    var kinds =
        documents.stream()
            .map(document -> document.path("kind").asText("(without a kind)"))
            .distinct()
            .collect(Collectors.joining(", "));
    return "there must be one object of kind %s; there is none%s"
        .formatted(kind, kinds.isEmpty() ? "" : " among those there are: " + kinds);
  }

  private static Optional<JsonNode> json(String text) {
    if (!text.stripLeading().startsWith("{")) {
      return Optional.empty();
    }
    try {
      return Optional.of(JSON.readTree(text));
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }

  private static Manifest yaml(String text) {
    var options = new LoaderOptions();
    var composer =
        new Composer(
            new ParserImpl(new StreamReader(text), options), new ScalarResolver(), options);
    var documents = new ArrayList<JsonNode>();
    var nodes = new YamlNodes();
    try {
      while (composer.checkNode()) {
        documents.add(nodes.value(composer.getNode()));
      }
    } catch (MarkedYAMLException e) {
      nodes.complain(e.getProblemMark(), e.getProblem());
    } catch (YAMLException e) {
      return new Manifest(List.of(), e.getMessage().lines().limit(1).toList());
    }
    documents.removeIf(JsonNode::isNull);
    return nodes.complaints().isEmpty()
        ? new Manifest(List.copyOf(documents), List.of())
        : new Manifest(List.of(), nodes.complaints());
  }

  /** Leaves the meaning of what has no quotes and no tag to {@link PlainScalar}. */
  private static final class ScalarResolver extends Resolver {

    @Override
    public Tag resolve(NodeId kind, String value, boolean plain) {
      return kind == NodeId.scalar && plain ? YamlNodes.PLAIN : super.resolve(kind, value, plain);
    }
  }
}
