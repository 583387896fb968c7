package io.autoft.testing;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/** A program that tests need and this machine has not. */
public final class Missing {

  private static final Set<String> TOLD = ConcurrentHashMap.newKeySet();

  private Missing() {}

  /**
   * Skips the test, or fails it with {@code CI=true}.
   *
   * @param message what is missing and how to get it; printed once, since Maven does not show why a
   *     test was skipped
   */
  public static <T> T skip(String message) {
    if ("true".equals(System.getenv("CI"))) {
      return Assertions.fail(message);
    }
    if (TOLD.add(message)) {
      System.err.println("Tests are skipped: " + message);
    }
    return Assumptions.abort(message);
  }
}
