package io.autoft.testing;

import io.fabric8.kubernetes.api.model.rbac.PolicyRule;
import java.util.List;
import java.util.stream.Stream;

/**
 * A verb on a kind of objects, as RBAC grants it.
 *
 * @param resource {@code group/resource} or {@code group/resource/subresource}; the core group has
 *     no name
 */
public record Right(String resource, String verb) implements Comparable<Right> {

  /** Several verbs, with spaces between them, on one resource. */
  public static Stream<Right> of(String resource, String verbs) {
    return Stream.of(verbs.split(" ")).map(verb -> new Right(resource, verb));
  }

  /** What rules grant. */
  public static Stream<Right> of(List<PolicyRule> rules) {
    return rules.stream()
        .flatMap(
            rule ->
                rule.getApiGroups().stream()
                    .flatMap(
                        group ->
                            rule.getResources().stream().map(resource -> group + "/" + resource))
                    .flatMap(resource -> of(resource, String.join(" ", rule.getVerbs()))));
  }

  @Override
  public int compareTo(Right other) {
    return toString().compareTo(other.toString());
  }
}
