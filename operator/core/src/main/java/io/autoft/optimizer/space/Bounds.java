package io.autoft.optimizer.space;

import static java.util.Objects.requireNonNull;

/** Refuses parameters that cannot be searched, each with a message that names the parameter. */
final class Bounds {

  private Bounds() {}

  static void checkName(String name) {
    requireNonNull(name, "name is null");
    check(!name.isBlank(), "A parameter has no name");
  }

  static void check(boolean condition, String message, Object... arguments) {
    if (!condition) {
      throw new IllegalArgumentException(message.formatted(arguments));
    }
  }
}
