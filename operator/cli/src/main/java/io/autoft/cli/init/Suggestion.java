package io.autoft.cli.init;

import static java.util.Objects.requireNonNull;

/**
 * A value for a field of a study.
 *
 * @param because why this one, as a comment says it
 */
record Suggestion<T>(T value, String because) {

  Suggestion {
    requireNonNull(value, "value is null");
    requireNonNull(because, "because is null");
  }
}
