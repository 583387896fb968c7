package io.autoft.cli.stored;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.autoft.api.v1alpha1.ApiNames;
import io.autoft.cli.json.ApiJson;
import io.autoft.cli.words.CommandFailedException;

/** The API's objects as JSON, in the form in which {@code kubectl get -o json} prints them. */
final class Documents {

  private Documents() {}

  /** An object without its spec and status. */
  static ObjectNode object(String kind, String name) {
    var object = ApiJson.MAPPER.createObjectNode();
    object.put("apiVersion", ApiNames.API_VERSION).put("kind", kind);
    object.putObject("metadata").put("name", name);
    return object;
  }

  /**
   * A part of an object.
   *
   * @throws CommandFailedException if it is not of that type
   */
  static <T> T read(JsonNode node, Class<T> type, String file) {
    try {
      return ApiJson.MAPPER.treeToValue(node, type);
    } catch (JsonProcessingException e) {
      throw new CommandFailedException(
          "%s cannot be read: %s".formatted(file, e.getOriginalMessage()), e);
    }
  }
}
