package io.autoft.cli.admission;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * One thing that is wrong with one field, as {@code field.Error} of k8s.io/apimachinery.
 *
 * @param field such as {@code spec.data.tests[0].name}
 * @param value as printed, if the words are about one
 * @param detail may be empty
 */
record Complaint(Kind kind, String field, Optional<String> value, String detail) {

  /** The field of what is wrong with the object as a whole. */
  static final String OBJECT = "<nil>";

  /** What is wrong. After {@code blocking} ones no rule is evaluated. */
  enum Kind {
    DUPLICATE("Duplicate value", false),
    INVALID("Invalid value", false),
    OF_ANOTHER_TYPE("Invalid value", true),
    REQUIRED("Required value", true),
    TOO_LONG("Too long", true),
    TOO_MANY("Too many", true),
    UNSUPPORTED("Unsupported value", true);

    private final String words;
    private final boolean blocking;

    Kind(String words, boolean blocking) {
      this.words = words;
      this.blocking = blocking;
    }
  }

  static Complaint duplicate(String field, JsonNode value) {
    return of(Kind.DUPLICATE, field, value, "");
  }

  static Complaint invalid(String field, JsonNode value, String detail) {
    return of(Kind.INVALID, field, value, detail);
  }

  static Complaint invalid(String field, String value, String detail) {
    return invalid(field, TextNode.valueOf(value), detail);
  }

  static Complaint ofAnotherType(String field, String found, String expected) {
    return of(
        Kind.OF_ANOTHER_TYPE,
        field,
        TextNode.valueOf(found),
        "%s in body must be of type %s: %s".formatted(field, expected, GoText.quoted(found)));
  }

  static Complaint required(String field, String detail) {
    return new Complaint(Kind.REQUIRED, field, Optional.empty(), detail);
  }

  static Complaint tooLong(String field, long most) {
    return new Complaint(
        Kind.TOO_LONG,
        field,
        Optional.empty(),
        "may not be more than %d %s".formatted(most, most == 1 ? "byte" : "bytes"));
  }

  static Complaint tooMany(String field, long count, long most) {
    return new Complaint(
        Kind.TOO_MANY,
        field,
        Optional.of(Long.toString(count)),
        "must have at most %d %s".formatted(most, most == 1 ? "item" : "items"));
  }

  static Complaint unsupported(String field, JsonNode value, List<String> supported) {
    return of(
        Kind.UNSUPPORTED,
        field,
        value,
        supported.stream()
            .map(GoText::quoted)
            .collect(Collectors.joining(", ", "supported values: ", "")));
  }

  private static Complaint of(Kind kind, String field, JsonNode value, String detail) {
    return new Complaint(kind, field, Optional.of(GoText.printed(value)), detail);
  }

  /** Whether rules cannot be evaluated on an object with such a field. */
  boolean blocking() {
    return kind.blocking;
  }

  @Override
  public String toString() {
    return field
        + ": "
        + kind.words
        + value.map(": "::concat).orElse("")
        + (detail.isEmpty() ? "" : ": " + detail);
  }
}
