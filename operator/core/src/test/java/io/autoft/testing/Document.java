package io.autoft.testing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.util.function.BiConsumer;

/** A YAML document that a test changes at one place and sends as it is, unseen by Java types. */
public final class Document {

  private static final ObjectMapper YAML = new YAMLMapper();

  private final ObjectNode root;

  private Document(ObjectNode root) {
    this.root = root;
  }

  /** Reads YAML or JSON. */
  public static Document of(String yaml) {
    return new Document(read(yaml));
  }

  /** A resource as the API server returned it. */
  public static Document of(GenericKubernetesResource resource) {
    return new Document(YAML.valueToTree(resource));
  }

  /** The same with another value at a place such as {@code spec.data.tests.0.name}. */
  public Document with(String path, String yaml) {
    // In a document of its own, since a plain number or word is none.
    var value = read("value: " + yaml).get("value");
    return changed(
        path,
        (parent, name) -> {
          if (parent instanceof ArrayNode list) {
            list.set(Integer.parseInt(name), value);
          } else {
            ((ObjectNode) parent).set(name, value);
          }
        });
  }

  /** The same without a field. */
  public Document without(String path) {
    return changed(path, (parent, name) -> ((ObjectNode) parent).remove(name));
  }

  /** The value at a place, missing if there is none. */
  public JsonNode at(String path) {
    return root.at("/" + path.replace('.', '/'));
  }

  /** All of it. */
  public ObjectNode root() {
    return root.deepCopy();
  }

  /** The document for a client. */
  public GenericKubernetesResource resource() {
    return as(GenericKubernetesResource.class);
  }

  /** The document as an object of a type. */
  public <T> T as(Class<T> type) {
    return YAML.convertValue(root, type);
  }

  private static ObjectNode read(String yaml) {
    try {
      return (ObjectNode) YAML.readTree(yaml);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(yaml, e);
    }
  }

  private Document changed(String path, BiConsumer<JsonNode, String> change) {
    var copy = new Document(root.deepCopy());
    var dot = path.lastIndexOf('.');
    var parent = dot < 0 ? copy.root : copy.at(path.substring(0, dot));
    change.accept(parent, path.substring(dot + 1));
    return copy;
  }
}
