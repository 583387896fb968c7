package io.autoft.shift.icons;

import io.autoft.shift.Csv;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which sets the task has, for what, and how they are drawn where a name does not say it. */
final class Roles {

  private record Part(Role role, Style style) {}

  private final Map<String, Part> parts = new HashMap<>();

  private Roles() {}

  /** The roles of {@code roles.csv}. */
  static Roles read() {
    var roles = new Roles();
    for (var row : Csv.resource(Roles.class, "roles.csv")) {
      roles.parts.put(
          row.get("set"), new Part(Role.valueOf(row.get("role")), Style.valueOf(row.get("style"))));
    }
    return roles;
  }

  Optional<Role> of(String set) {
    return Optional.ofNullable(parts.get(set)).map(Part::role);
  }

  /** The style of an icon in a set that has a role. */
  Style style(Icon icon) {
    return parts.get(icon.set()).style().of(icon.words());
  }

  /**
   * Checks that no designer has two roles.
   *
   * @throws IllegalStateException if one has
   */
  void check(List<IconSet> sets) {
    var authors = new HashMap<String, Role>();
    for (var set : sets) {
      of(set.name())
          .ifPresent(
              role -> {
                var other = authors.putIfAbsent(set.author(), role);
                if (other != null && other != role) {
                  throw new IllegalStateException(
                      "roles.csv: %s has sets for %s and for %s"
                          .formatted(set.author(), other, role));
                }
              });
    }
  }
}
