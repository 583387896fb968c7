package io.autoft.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;

/**
 * The documents of the contract as JSON. Unknown fields are skipped, so that either side can be the
 * newer one. All fields are in alphabetical order, derived ones too: a Job is compared by its text.
 */
final class ContractJson {

  private static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .addModule(new Jdk8Module())
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
          .disable(MapperFeature.SORT_CREATOR_PROPERTIES_FIRST)
          .defaultPropertyInclusion(
              JsonInclude.Value.construct(
                  JsonInclude.Include.NON_EMPTY, JsonInclude.Include.ALWAYS))
          .build();

  private ContractJson() {}

  /** A document in a line. */
  static String write(Object document) {
    return write(document, MAPPER.writer());
  }

  /** A document in a line of ASCII, other characters escaped. */
  static String writeAscii(Object document) {
    return write(document, MAPPER.writer().with(JsonWriteFeature.ESCAPE_NON_ASCII));
  }

  private static String write(Object document, ObjectWriter writer) {
    try {
      return writer.writeValueAsString(document);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("documents of the contract are plain data", e);
    }
  }

  /** A document as it can still be changed. */
  static ObjectNode tree(Object document) {
    return MAPPER.valueToTree(document);
  }

  /**
   * Reads a document.
   *
   * @param wanted what it is to be, with its article, for messages
   * @throws InvalidDocumentException naming the field and what is allowed
   */
  static <T> T read(String json, Class<T> type, String wanted) throws InvalidDocumentException {
    T document;
    try {
      document = MAPPER.readValue(json, type);
    } catch (JsonProcessingException e) {
      throw Messages.invalid(wanted, e);
    }
    if (document == null) {
      throw new InvalidDocumentException(
          "the" + wanted.substring(wanted.indexOf(' ')) + " is empty");
    }
    return document;
  }
}
