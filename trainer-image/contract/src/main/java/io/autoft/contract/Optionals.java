package io.autoft.contract;

import java.util.Optional;

/** Jackson gives {@code null} for an absent record component; the records never hold one. */
final class Optionals {

  private Optionals() {}

  @SuppressWarnings("OptionalAssignedToNull")
  static <T> Optional<T> orEmpty(Optional<T> value) {
    return value == null ? Optional.empty() : value;
  }
}
