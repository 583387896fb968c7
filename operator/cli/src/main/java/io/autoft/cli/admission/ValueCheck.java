package io.autoft.cli.admission;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.google.re2j.Pattern;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.Consumer;

/** What some keywords of a schema ask of a value. */
sealed interface ValueCheck {

  /** Says what is wrong with the value of a field; nothing if its type is not the check's. */
  void check(String field, JsonNode value, Consumer<Complaint> complaints);

  /** One of some words, whatever its type. */
  record OneOf(List<String> words) implements ValueCheck {

    @Override
    public void check(String field, JsonNode value, Consumer<Complaint> complaints) {
      if (!value.isTextual() || !words.contains(value.textValue())) {
        complaints.accept(Complaint.unsupported(field, value, words));
      }
    }
  }

  /** Bounds of a number. Those of integers are cut to integers. */
  record NumberBounds(OptionalDouble least, boolean exclusiveLeast, OptionalDouble most)
      implements ValueCheck {

    @Override
    public void check(String field, JsonNode value, Consumer<Complaint> complaints) {
      if (!value.isNumber()) {
        return;
      }
      least.ifPresent(
          bound -> {
            var order = compare(value, bound);
            if (order < 0 || (exclusiveLeast && order == 0)) {
              var words = exclusiveLeast ? "greater than " : "greater than or equal to ";
              complaints.accept(wrong(field, value, words + printed(value, bound)));
            }
          });
      most.ifPresent(
          bound -> {
            if (compare(value, bound) > 0) {
              complaints.accept(
                  wrong(field, value, "less than or equal to " + printed(value, bound)));
            }
          });
    }

    private static int compare(JsonNode value, double bound) {
      return value.isIntegralNumber()
          ? Long.compare(value.longValue(), (long) bound)
          : Double.compare(value.doubleValue(), bound);
    }

    private static String printed(JsonNode value, double bound) {
      return value.isIntegralNumber() ? Long.toString((long) bound) : GoText.printed(bound);
    }
  }

  /** The first that is wrong of the length of a text, in characters, and its pattern. */
  record TextBounds(OptionalLong least, OptionalLong most, Optional<Pattern> pattern)
      implements ValueCheck {

    @Override
    public void check(String field, JsonNode value, Consumer<Complaint> complaints) {
      if (!value.isTextual()) {
        return;
      }
      var text = value.textValue();
      var length = text.codePointCount(0, text.length());
      if (most.isPresent() && length > most.getAsLong()) {
        complaints.accept(Complaint.tooLong(field, most.getAsLong()));
      } else if (least.isPresent() && length < least.getAsLong()) {
        complaints.accept(wrong(field, value, "at least %d chars long", least.getAsLong()));
      } else if (pattern.isPresent() && !pattern.get().matcher(text).find()) {
        complaints.accept(
            Complaint.invalid(
                field, value, "%s in body should match '%s'".formatted(field, pattern.get())));
      }
    }
  }

  /** How many items a list may have. */
  record ItemCount(OptionalLong least, OptionalLong most) implements ValueCheck {

    @Override
    public void check(String field, JsonNode value, Consumer<Complaint> complaints) {
      if (!value.isArray()) {
        return;
      }
      if (least.isPresent() && value.size() < least.getAsLong()) {
        complaints.accept(
            Complaint.invalid(
                field,
                LongNode.valueOf(value.size()),
                "%s in body should have at least %d items".formatted(field, least.getAsLong())));
      }
      if (most.isPresent() && value.size() > most.getAsLong()) {
        complaints.accept(Complaint.tooMany(field, value.size(), most.getAsLong()));
      }
    }
  }

  /** How many fields a map may have. */
  record FieldCount(long most) implements ValueCheck {

    @Override
    public void check(String field, JsonNode value, Consumer<Complaint> complaints) {
      if (value.isObject() && value.size() > most) {
        complaints.accept(Complaint.tooMany(field, value.size(), most));
      }
    }
  }

  /** At least one of some types, which are told one by one. */
  record AnyTypeOf(List<String> types) implements ValueCheck {

    @Override
    public void check(String field, JsonNode value, Consumer<Complaint> complaints) {
      if (!value.isNull() && types.stream().noneMatch(type -> JsonType.allows(type, value))) {
        complaints.accept(
            Complaint.invalid(
                Complaint.OBJECT,
                "",
                GoText.quoted(field) + " must validate at least one schema (anyOf)"));
        complaints.accept(Complaint.ofAnotherType(field, JsonType.of(value), types.get(0)));
      }
    }
  }

  private static Complaint wrong(String field, JsonNode value, String bound, Object... arguments) {
    return Complaint.invalid(
        field, value, field + " in body should be " + bound.formatted(arguments));
  }
}
