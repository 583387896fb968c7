package io.autoft.cli.local;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The API's objects as JSON, in the form in which {@code kubectl get -o json} prints them. */
final class Documents {

  static final ObjectMapper JSON = JsonMapper.builder().build();

  private Documents() {}

  /** An object without its spec and status. */
  static ObjectNode object(String kind, String name) {
    var object = JSON.createObjectNode();
    object.put("apiVersion", "autoft.io/v1alpha1").put("kind", kind);
    object.putObject("metadata").put("name", name);
    return object;
  }

  /**
   * A part of an object.
   *
   * @throws FolderException if it is not of that type
   */
  static <T> T read(JsonNode node, Class<T> type, String file) {
    try {
      return JSON.treeToValue(node, type);
    } catch (JsonProcessingException e) {
      throw new FolderException("%s cannot be read: %s".formatted(file, e.getOriginalMessage()), e);
    }
  }
}
