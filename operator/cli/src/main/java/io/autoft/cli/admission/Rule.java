package io.autoft.cli.admission;

/**
 * One of {@code x-kubernetes-validations}.
 *
 * @param expression in CEL, about {@code self} and perhaps {@code oldSelf}
 * @param fieldPath below the place of the rule, such as {@code search.initialTrials}, or empty
 */
record Rule(String expression, String message, String fieldPath) {}
