package io.autoft.contract;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import java.util.stream.Collectors;

/** Jackson's complaints in one line that starts with the field's path. */
final class Messages {

  private Messages() {}

  /**
   * What is wrong with a document.
   *
   * @param wanted what it should have been, with its article
   */
  static InvalidDocumentException invalid(String wanted, JsonProcessingException e) {
    return e.getCause() instanceof InvalidDocumentException invalid
        ? invalid
        : new InvalidDocumentException("not %s: %s".formatted(wanted, of(e)), e);
  }

  private static String of(JsonProcessingException e) {
    var path =
        e instanceof JsonMappingException mapping
            ? mapping.getPath().stream()
                .map(r -> r.getFieldName() == null ? "[" + r.getIndex() + "]" : r.getFieldName())
                .collect(Collectors.joining("."))
            : "";
    var cause = e.getCause() instanceof NullPointerException npe ? npe.getMessage() : null;
    var text = cause == null ? e.getOriginalMessage() : cause;
    return (path.isEmpty() ? "" : path + ": ") + text.lines().findFirst().orElse("");
  }
}
