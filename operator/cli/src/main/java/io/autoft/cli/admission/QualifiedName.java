package io.autoft.cli.admission;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The forms of names that Kubernetes has for all objects, and what an API server says where a name
 * has another form ({@code util/validation} of k8s.io/apimachinery).
 */
final class QualifiedName {

  private static final int LONGEST_SUBDOMAIN = 253;
  private static final int LONGEST_PART = 63;

  private static final String SUBDOMAIN =
      "[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*";
  private static final String PART = "([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]";
  private static final String LABEL = "(" + PART + ")?";

  private static final String CHARACTERS =
      "must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an"
          + " alphanumeric character";
  private static final String PART_EXAMPLES = "'MyName',  or 'my.name',  or '123-abc'";

  private QualifiedName() {}

  /** What is wrong with the name of an object: a subdomain of RFC 1123. */
  static List<String> complaintsAboutSubdomain(String name) {
    var complaints = new ArrayList<String>();
    tooLong(name, LONGEST_SUBDOMAIN).ifPresent(complaints::add);
    if (!name.matches(SUBDOMAIN)) {
      complaints.add(
          "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or"
              + " '.', and must start and end with an alphanumeric character"
              + form("'example.com'", SUBDOMAIN));
    }
    return complaints;
  }

  /**
   * What is wrong with the key of a label or an annotation: a name, or a domain, '/' and a name.
   */
  static List<String> complaintsAboutKey(String key) {
    var parts = key.split("/", -1);
    if (parts.length > 2) {
      return List.of(
          "a qualified name "
              + CHARACTERS
              + form(PART_EXAMPLES, PART)
              + " with an optional DNS subdomain prefix and '/' (e.g. 'example.com/MyName')");
    }
    var complaints = new ArrayList<String>();
    if (parts.length == 2) {
      if (parts[0].isEmpty()) {
        complaints.add("prefix part must be non-empty");
      } else {
        complaintsAboutSubdomain(parts[0]).forEach(words -> complaints.add("prefix part " + words));
      }
    }
    var name = parts[parts.length - 1];
    if (name.isEmpty()) {
      complaints.add("name part must be non-empty");
    }
    tooLong(name, LONGEST_PART).ifPresent(words -> complaints.add("name part " + words));
    if (!name.matches(PART)) {
      complaints.add("name part " + CHARACTERS + form(PART_EXAMPLES, PART));
    }
    return complaints;
  }

  /** What is wrong with the value of a label. */
  static List<String> complaintsAboutLabel(String value) {
    var complaints = new ArrayList<String>();
    tooLong(value, LONGEST_PART).ifPresent(complaints::add);
    if (!value.matches(LABEL)) {
      complaints.add(
          "a valid label must be an empty string or "
              + CHARACTERS.replaceFirst("must ", "")
              + form("'MyValue',  or 'my_value',  or '12345'", LABEL));
    }
    return complaints;
  }

  private static Optional<String> tooLong(String name, int most) {
    return name.getBytes(StandardCharsets.UTF_8).length > most
        ? Optional.of("must be no more than %d characters".formatted(most))
        : Optional.empty();
  }

  private static String form(String examples, String pattern) {
    return " (e.g. %s, regex used for validation is '%s')".formatted(examples, pattern);
  }
}
