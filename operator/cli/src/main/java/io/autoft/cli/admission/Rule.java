package io.autoft.cli.admission;

import java.util.regex.Pattern;

/**
 * One of {@code x-kubernetes-validations}.
 *
 * @param expression in CEL, about {@code self} and perhaps {@code oldSelf}
 * @param fieldPath below the place of the rule, such as {@code search.initialTrials}, or empty
 */
record Rule(String expression, String message, String fieldPath) {

  private static final Pattern OLD_SELF = Pattern.compile("\\boldSelf\\b");

  /**
   * Whether the rule compares with the value that was there before; it applies to updates only.
   * Told from the text, so that a new study need not wait for rules that say nothing of it.
   */
  boolean isAboutChange() {
    return OLD_SELF.matcher(expression).find();
  }
}
